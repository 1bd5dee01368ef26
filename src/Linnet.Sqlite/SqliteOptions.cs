using System.ComponentModel.DataAnnotations;

namespace Linnet.Sqlite;

/// <summary>Settings of the embedded store.</summary>
public sealed class SqliteOptions
{
    /// <summary>The data folder: database, images, lock and socket. It is made when it is not there. Default <c>data</c>.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>Memory for home feeds, in MiB, 1 to 65,536; default 96. What does not fit is saved and comes back when it is read.</summary>
    [Range(1, 65_536)]
    public int FeedMemoryMegabytes { get; set; } = 96;

    /// <summary>Newest entries of a feed that are kept in memory, 20 to 10,000; default 800. Older ones are found in the stories.</summary>
    [Range(20, 10_000)]
    public int FeedWindowEntries { get; set; } = 800;

    /// <summary>How often changed feeds are saved in the background; default 30 seconds. Only speed depends on it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FeedSaveEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Number of this process in the ids that it makes, 0 to 1,023; default 0.</summary>
    [Range(0, 1023)]
    public int Node { get; set; }

    /// <summary>How long writes that nobody waits for, such as the end of a job, may wait for others to share their commit.</summary>
    internal TimeSpan BackgroundPatience { get; set; } = TimeSpan.FromMilliseconds(2);
}

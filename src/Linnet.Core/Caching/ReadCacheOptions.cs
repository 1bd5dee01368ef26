using System.ComponentModel.DataAnnotations;

namespace Linnet.Core.Caching;

/// <summary>Settings of the read cache between the use cases and the store.</summary>
public sealed class ReadCacheOptions
{
    /// <summary>False: every reading asks the store; nothing else changes. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How old what is read may be, 1 second to 1 minute; default 1 minute. What this process changes is new at once.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Most entries of each kind (accounts, statuses, stories and so on), 100 to 10,000,000; default 50,000.</summary>
    [Range(100, 10_000_000)]
    public int EntriesMax { get; set; } = 50_000;
}

using System.ComponentModel.DataAnnotations;

namespace Linnet.Core.Likes;

/// <summary>Settings of the like batcher. Both limits hold for each status by itself.</summary>
public sealed class LikeOptions
{
    /// <summary>A status with more unsent likes than this has them sent on; 0 to 10,000, default 10.</summary>
    [Range(0, 10_000)]
    public int UnsentPerStatus { get; set; } = 10;

    /// <summary>A status whose oldest unsent like has waited for so long has its likes sent on; up to a day, default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan UnsentFor { get; set; } = TimeSpan.FromMinutes(1);
}

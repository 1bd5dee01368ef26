using System.ComponentModel.DataAnnotations;

namespace Linnet.Core.Jobs;

/// <summary>Settings of the fan-out.</summary>
public sealed class FanOutOptions
{
    /// <summary>Followers of one update-feed job, 1 to 1,000; default 250. Statuses posted before keep what was set then.</summary>
    [Range(1, Limits.FollowersPerJobMax)]
    public int FollowersPerJob { get; set; } = Limits.FollowersPerJobDefault;

    /// <summary>Workers of each queue in this process, 0 to 64; default 1. With 0, jobs wait for another process or start.</summary>
    [Range(0, 64)]
    public int Workers { get; set; } = 1;
}

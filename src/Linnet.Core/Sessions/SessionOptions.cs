using System.ComponentModel.DataAnnotations;

namespace Linnet.Core.Sessions;

/// <summary>Settings of sessions.</summary>
public sealed class SessionOptions
{
    /// <summary>A session unused for this long is over; 1 minute to 10 years, default 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromDays(30);

    /// <summary>A session is over this long after it began, however it is used; null (the default): it is not.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan? AbsoluteTimeout { get; set; }

    /// <summary>
    /// How long a session found in the store is taken for granted; 0 to 1 minute, default 1 minute. A token revoked at this process
    /// ends at once; at another process on the same database it ends within this time, so several processes want 1 second.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RecheckAfter { get; set; } = TimeSpan.FromMinutes(1);
}

using System.ComponentModel.DataAnnotations;

namespace Linnet.Api.Http;

/// <summary>Settings of the rate limits; section <c>RateLimits</c>. Each number is 1 to 1,000,000,000.</summary>
public sealed class RateLimitOptions
{
    private const int Most = 1_000_000_000;

    /// <summary>False: nothing is limited, failed sign-ins included; default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Requests of one account in five minutes; default 7,500.</summary>
    [Range(1, Most)]
    public int RequestsPerAccount { get; set; } = 7500;

    /// <summary>Requests without a valid token from one address in five minutes; default 7,500.</summary>
    [Range(1, Most)]
    public int RequestsPerAddress { get; set; } = 7500;

    /// <summary>Sign-ups from one address in an hour; default 20.</summary>
    [Range(1, Most)]
    public int SignUpsPerAddress { get; set; } = 20;

    /// <summary>Registrations of applications from one address in an hour; default 100.</summary>
    [Range(1, Most)]
    public int AppsPerAddress { get; set; } = 100;

    /// <summary>Statuses posted or edited by one account in an hour; default 600.</summary>
    [Range(1, Most)]
    public int PostsPerAccount { get; set; } = 600;
}

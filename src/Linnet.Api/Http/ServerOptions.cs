using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Linnet.Api.Http;

/// <summary>Settings of the server as people and clients see it; section <c>Server</c>.</summary>
public sealed class ServerOptions : IValidatableObject
{
    /// <summary>
    /// The address that clients use, for instance <c>https://linnet.example</c>; what answers say begins with it. Null
    /// (the default): each request's own scheme and host.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The server's name; default Linnet.</summary>
    [Required, StringLength(100, MinimumLength = 1)]
    public string Name { get; set; } = "Linnet";

    /// <summary>What the server is about, plain text; at most 1,000 characters.</summary>
    [StringLength(1000)]
    public string Description { get; set; } = "A place for short texts.";

    /// <summary>Where its operator is reached; empty: not told.</summary>
    [StringLength(254)]
    public string ContactEmail { get; set; } = "";

    /// <summary>
    /// Addresses (<c>10.0.0.5</c>) and networks (<c>10.0.0.0/8</c>) of proxies in front of the server, whose
    /// <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> are believed; default none.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is not null && (PublicUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https", PathAndQuery: "/" }))
        {
            yield return new("must be like https://linnet.example, without a path", [nameof(PublicUrl)]);
        }

        foreach (var proxy in TrustedProxies)
        {
            if (!IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _))
            {
                yield return new($"'{proxy}' is neither an address nor a network such as 10.0.0.0/8", [nameof(TrustedProxies)]);
            }
        }
    }
}

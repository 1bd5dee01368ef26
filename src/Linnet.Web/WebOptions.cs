using System.ComponentModel.DataAnnotations;

namespace Linnet.Web;

/// <summary>Settings of the site; section <c>Web</c>.</summary>
public sealed class WebOptions : IValidatableObject
{
    /// <summary>Whether this process serves the site; default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Where the site reaches the API, for instance <c>http://10.0.0.2:8080</c>. Null (the default): the API of this very
    /// process. That API has to share the site's keys, as with <c>Storage:Kind=Aws</c>, or to name the site's machine in
    /// <c>Server:TrustedProxies</c>: else all visitors count as one.
    /// </summary>
    public Uri? ApiAddress { get; set; }

    /// <summary>How long one call of the API may take; default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ApiTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How old a page may be that is shown to visitors who are not signed in; default 10 seconds, 0 switches it off.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan PublicPageAge { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The memory that such pages may take, in MiB; default 32.</summary>
    [Range(1, 4096)]
    public int PublicPageMegabytes { get; set; } = 32;

    /// <summary>Where the site keeps what lets it act as a client of the API; a path within the data folder.</summary>
    [Required, MinLength(1)]
    public string Folder { get; set; } = "web";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ApiAddress is not null && (ApiAddress is not { IsAbsoluteUri: true, Scheme: "http" or "https", PathAndQuery: "/" }))
        {
            yield return new("must be like http://10.0.0.2:8080, without a path", [nameof(ApiAddress)]);
        }
    }
}

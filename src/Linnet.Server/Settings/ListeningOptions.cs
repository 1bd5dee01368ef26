using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Linnet.Server.Settings;

/// <summary>Settings of where and how the server listens.</summary>
public sealed class ListeningOptions : IValidatableObject
{
    /// <summary>
    /// The IP address to listen at; default <c>127.0.0.1</c>: this machine only. <c>0.0.0.0</c> is every IPv4 address,
    /// <c>::</c> every address.
    /// </summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The TCP port, 0 to 65535; default 8080. 0 takes a free one, which is printed.</summary>
    [Range(IPEndPoint.MinPort, IPEndPoint.MaxPort)]
    public int Port { get; set; } = 8080;

    /// <summary>File of the certificate with its chain, PEM or PFX; empty (the default): plain HTTP.</summary>
    public string CertificatePath { get; set; } = "";

    /// <summary>File of the certificate's private key, PEM; empty (the default): it is in the certificate's file.</summary>
    public string CertificateKeyPath { get; set; } = "";

    /// <summary>Password of the private key or the PFX file; empty (the default): it has none.</summary>
    public string CertificatePassword { get; set; } = "";

    /// <summary>Most connections at a time, 10 to 1,000,000; default 20,000. Further ones are closed at once.</summary>
    [Range(10, 1_000_000)]
    public int ConnectionsMax { get; set; } = 20_000;

    /// <summary>How long requests under way may take at a stop before they are cut off, 0 to 10 minutes; default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IPAddress.TryParse(Address, out _))
        {
            yield return new($"is '{Address}', but must be an IP address such as 127.0.0.1, 0.0.0.0 or ::", [nameof(Address)]);
        }

        if (CertificatePath.Length > 0 && !File.Exists(CertificatePath))
        {
            yield return new($"names {CertificatePath}, which is no file that can be read", [nameof(CertificatePath)]);
        }

        if (CertificateKeyPath.Length > 0 && !File.Exists(CertificateKeyPath))
        {
            yield return new($"names {CertificateKeyPath}, which is no file that can be read", [nameof(CertificateKeyPath)]);
        }
    }
}

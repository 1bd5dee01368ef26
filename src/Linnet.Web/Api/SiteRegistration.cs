using System.Security.Cryptography;
using System.Text.Json;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace Linnet.Web.Api;

/// <summary>Keeps the site's credentials, sealed. Where that fails the site registers itself again, and nothing else is lost.</summary>
internal sealed partial class SiteRegistration(
    ISiteAppStore store, IDataProtectionProvider protection, ILogger<SiteRegistration> log)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Linnet.Web.SiteApp");

    /// <summary>What is kept.</summary>
    public async Task<KeptApp> LoadAsync(CancellationToken ct)
    {
        try
        {
            var bytes = await store.FindAsync(ct);
            return new(bytes, Open(bytes));
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            NotRead(exception);
            return new(null, null);
        }
    }

    /// <summary>Keeps a registration in place of what was kept.</summary>
    /// <returns>The one to use: another's where another process was first.</returns>
    public async Task<CredentialApplication> ReplaceAsync(KeptApp before, CredentialApplication app, CancellationToken ct)
    {
        var bytes = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(app, LinnetJson.TypeOf<CredentialApplication>()));
        try
        {
            return Open(await store.ReplaceAsync(before.Sealed, bytes, ct)) ?? app;
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            NotKept(exception);
            return app;
        }
    }

    /// <returns>Null when there is nothing, or nothing that these keys open.</returns>
    private CredentialApplication? Open(byte[]? bytes)
    {
        try
        {
            return bytes is null ? null : JsonSerializer.Deserialize(_protector.Unprotect(bytes), LinnetJson.TypeOf<CredentialApplication>());
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The site's registration cannot be kept; it will register again at the next start")]
    private partial void NotKept(Exception reason);

    [LoggerMessage(2, LogLevel.Warning, "The site's registration cannot be read; it registers again")]
    private partial void NotRead(Exception reason);
}

/// <summary>What is kept of the site's registration.</summary>
/// <param name="Sealed">As it is kept; null: nothing is.</param>
/// <param name="App">The registration; null when there is none, or none that can be opened.</param>
internal sealed record KeptApp(byte[]? Sealed, CredentialApplication? App)
{
    public override string ToString() => nameof(KeptApp);
}

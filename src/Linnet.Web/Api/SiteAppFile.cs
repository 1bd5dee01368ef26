using System.Security.Cryptography;
using System.Text.Json;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Linnet.Web.Api;

/// <summary>Keeps the site's credentials for the next start: encrypted, in a file that only the server's user can open.</summary>
internal sealed partial class SiteAppFile(
    IOptions<WebOptions> options, IDataProtectionProvider protection, ILogger<SiteAppFile> log)
{
    private const string Name = "app";

    private readonly IDataProtector _protector = protection.CreateProtector("Linnet.Web.SiteApp");

    private string Path => System.IO.Path.Combine(options.Value.Folder, Name);

    /// <summary>What was kept; null when there is nothing, or nothing that these keys open.</summary>
    public async Task<CredentialApplication?> LoadAsync(CancellationToken ct)
    {
        try
        {
            var bytes = _protector.Unprotect(await File.ReadAllBytesAsync(Path, ct));
            return JsonSerializer.Deserialize(bytes, LinnetJson.TypeOf<CredentialApplication>());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps it. Where that is impossible, the site registers itself again at the next start.</summary>
    public async Task SaveAsync(CredentialApplication app, CancellationToken ct)
    {
        var bytes = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(app, LinnetJson.TypeOf<CredentialApplication>()));
        try
        {
            await WriteAsync(bytes, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotKept(e, Path);
        }
    }

    private async Task WriteAsync(byte[] bytes, CancellationToken ct)
    {
        var file = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(options.Value.Folder);
        }
        else
        {
            Directory.CreateDirectory(options.Value.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Whole or not at all: a crash in between leaves the old file.
        var next = $"{Path}.new";
        await using (var stream = new FileStream(next, file))
        {
            await stream.WriteAsync(bytes, ct);
        }

        File.Move(next, Path, overwrite: true);
    }

    [LoggerMessage(1, LogLevel.Warning, "The site's registration cannot be kept in {Path}; it will register again at the next start")]
    private partial void NotKept(Exception reason, string path);
}

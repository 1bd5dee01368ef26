using Microsoft.Extensions.Options;

namespace Linnet.Web.Api;

/// <summary>Keeps it in a file that only the server's user can open: where one process is the site.</summary>
internal sealed class SiteAppFile(IOptions<WebOptions> options) : ISiteAppStore
{
    private const string Name = "app";

    private string Path => System.IO.Path.Combine(options.Value.Folder, Name);

    /// <inheritdoc/>
    public async Task<byte[]?> FindAsync(CancellationToken ct)
    {
        try
        {
            return await File.ReadAllBytesAsync(Path, ct);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]> ReplaceAsync(byte[]? before, byte[] content, CancellationToken ct)
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
            await stream.WriteAsync(content, ct);
        }

        File.Move(next, Path, overwrite: true);
        return content;
    }
}

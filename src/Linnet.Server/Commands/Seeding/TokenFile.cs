namespace Linnet.Server.Commands.Seeding;

/// <summary>A file of tokens that only its owner can read. It appears under its name when it is whole.</summary>
internal sealed class TokenFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _unfinished;

    /// <summary>A file to be written at <paramref name="path"/>.</summary>
    public TokenFile(string path)
    {
        _path = path;
        _unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        Writer = new(_unfinished, options);
    }

    /// <summary>Takes the lines.</summary>
    public StreamWriter Writer { get; }

    /// <summary>Puts the file in its place, whatever was there.</summary>
    public async Task PublishAsync(CancellationToken ct)
    {
        await Writer.FlushAsync(ct);
        await Writer.DisposeAsync();
        File.Move(_unfinished, _path, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        File.Delete(_unfinished);
    }
}

using Linnet.Core.Media;

namespace Linnet.Sqlite.Media;

/// <summary>Keeps images as files in the data folder, spread over 256 folders by the first two digits of their keys.</summary>
public sealed class FolderMediaStore : IMediaStore
{
    private readonly string _folder;

    /// <summary>Images in the store's data folder.</summary>
    public FolderMediaStore(SqliteStore store) => _folder = store.Folder.Media;

    /// <inheritdoc/>
    public async Task SaveAsync(string key, string contentType, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var path = PathOf(key) ?? throw new ArgumentException("The key is none of a media store's.", nameof(key));
        if (File.Exists(path))
        {
            return;
        }

        DataFolder.Make(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, useAsync: true))
            {
                await file.WriteAsync(content, ct);
                file.Flush(flushToDisk: true);
            }

            // Under its name it is whole or not there.
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<Stream?> OpenAsync(string key, CancellationToken ct)
    {
        var path = PathOf(key);
        return ValueTask.FromResult<Stream?>(path is not null && File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, useAsync: true)
            : null);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string key, CancellationToken ct)
    {
        if (PathOf(key) is { } path && File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    /// <summary>Keys of all images that are there.</summary>
    public IEnumerable<string> ListKeys() => Directory.Exists(_folder)
        ? Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).OfType<string>()
        : [];

    /// <summary>Null for what cannot be a key, so that no path leads out of the folder.</summary>
    private string? PathOf(string key) => MediaKey.IsKey(key) ? Path.Combine(_folder, key[..2], key) : null;
}

namespace Linnet.Core.Media;

/// <summary>
/// Keeps images outside the database. A key is never given other content, so that what is read may be cached for ever.
/// Keys are 32 lower-case hexadecimal digits, a dot and the file's extension; anything else is found nowhere.
/// </summary>
public interface IMediaStore
{
    /// <summary>Keeps an image; durable when the task completes. Keeping the same again changes nothing.</summary>
    Task SaveAsync(string key, string contentType, ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>The image with this key, or null. The caller disposes of the stream.</summary>
    ValueTask<Stream?> OpenAsync(string key, CancellationToken ct);

    /// <summary>Removes an image; one that is not there is passed over.</summary>
    Task DeleteAsync(string key, CancellationToken ct);
}

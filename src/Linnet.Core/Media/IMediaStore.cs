namespace Linnet.Core.Media;

/// <summary>An address that serves for a while.</summary>
/// <param name="Address">The address.</param>
/// <param name="ValidFor">For how long.</param>
public sealed record PassingAddress(Uri Address, TimeSpan ValidFor);

/// <summary>
/// Keeps images outside the database. A key is never given other content, so that what is read may be cached for ever.
/// Keys are such as <see cref="MediaKey"/> says; anything else is found nowhere.
/// </summary>
public interface IMediaStore
{
    /// <summary>Where everybody reads images without Linnet, a key behind a slash; null: nowhere.</summary>
    string? PublicAddress => null;

    /// <summary>Keeps an image; durable when the task completes. Keeping the same again changes nothing.</summary>
    Task SaveAsync(string key, string contentType, ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>The image with this key, or null. The caller disposes of the stream.</summary>
    ValueTask<Stream?> OpenAsync(string key, CancellationToken ct);

    /// <summary>Where the image with this key can be read without Linnet for a while; null: nowhere, and it has to be opened.</summary>
    ValueTask<PassingAddress?> PresignAsync(string key, CancellationToken ct) => default;

    /// <summary>Removes an image; one that is not there is passed over.</summary>
    Task DeleteAsync(string key, CancellationToken ct);
}

using System.Security.Cryptography;

namespace Linnet.Core.Media;

/// <summary>Takes avatars in, cleaned, and removes them again.</summary>
public sealed class Avatars(IMediaStore media)
{
    /// <summary>Checks, cleans and keeps an image.</summary>
    /// <returns>Its key, or what is wrong with the file.</returns>
    public async Task<Result<string>> SaveAsync(ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        if (!AvatarImage.Inspect(file).Succeeded(out var image, out var refusal))
        {
            return refusal;
        }

        // Drawn, not derived from the content: two accounts with the same picture delete theirs independently.
        var key = $"{RandomNumberGenerator.GetHexString(32, lowercase: true)}.{image.Extension}";
        await media.SaveAsync(key, image.ContentType, image.Content, ct);
        return key;
    }

    /// <summary>Removes an avatar; null is passed over.</summary>
    public Task DeleteAsync(string? key, CancellationToken ct) =>
        key is null ? Task.CompletedTask : media.DeleteAsync(key, ct);
}

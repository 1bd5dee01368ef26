using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Linnet.Api.Http;
using Linnet.Core;
using Linnet.Core.Caching;
using Linnet.Core.Statuses;
using Linnet.Protocol.Json;
using Microsoft.Extensions.Options;
using Status = Linnet.Protocol.Statuses.Status;

namespace Linnet.Api.Entities;

/// <summary>
/// Writes statuses as JSON from ready-made pieces: what is the same for every viewer is made once for each status, and once for each
/// author, and copied. A piece lies in the object that the read cache keeps, and goes with it; without the cache
/// there are no pieces, and the same bytes are made each time.
/// </summary>
internal sealed class StatusPieces(IOptions<ReadCacheOptions> cache)
{
    // Signed in or not, own or not, liked or not: the ends that a status can have.
    private static readonly byte[] EndForNobody = End("null", "null", "null", "null");
    private static readonly byte[] EndPlain = End("false", "false", "null", "[]");
    private static readonly byte[] EndLiked = End("true", "false", "null", "[]");
    private static readonly byte[] EndOwn = End("false", "false", "false", "[]");
    private static readonly byte[] EndOwnLiked = End("true", "false", "false", "[]");

    private static ReadOnlySpan<byte> AccountStart => ",\"account\":"u8;

    private static ReadOnlySpan<byte> CountStart => ",\"favourites_count\":"u8;

    /// <summary>Writes a status as the viewer may see it: what <see cref="StatusMapper"/> and the serializer would write.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="view">The status.</param>
    /// <param name="urls">Makes addresses.</param>
    /// <param name="viewerId">Who looks; null: somebody who is not signed in.</param>
    public void Write(IBufferWriter<byte> output, StatusView view, ApiUrls urls, long? viewerId)
    {
        WriteShared(output, view, urls);
        output.Write(EndOf(view, viewerId));
    }

    private void WriteShared(IBufferWriter<byte> output, StatusView view, ApiUrls urls)
    {
        var (status, author) = Find(view, urls);
        output.Write(status);
        output.Write(AccountStart);
        output.Write(author);
        output.Write(CountStart);
        var digits = output.GetSpan(11);
        Utf8Formatter.TryFormat(view.Likes, digits, out var length);
        output.Advance(length);
    }

    /// <summary>Writes a status without what depends on the viewer: nobody in particular reads it.</summary>
    public void WriteForAll(IBufferWriter<byte> output, StatusView view, ApiUrls urls)
    {
        WriteShared(output, view, urls);
        output.Write("}"u8);
    }

    private static byte[] EndOf(StatusView view, long? viewerId) => (viewerId, viewerId == view.Author.Id, view.IsLiked) switch
    {
        (null, _, _) => EndForNobody,
        (_, true, true) => EndOwnLiked,
        (_, true, false) => EndOwn,
        (_, false, true) => EndLiked,
        _ => EndPlain,
    };

    private static byte[] End(string liked, string other, string pinned, string filtered) => System.Text.Encoding.ASCII.GetBytes(
        $",\"favourited\":{liked},\"reblogged\":{other},\"muted\":{other},\"bookmarked\":{other},\"pinned\":{pinned},\"filtered\":{filtered}}}");

    private (byte[] Status, byte[] Author) Find(StatusView view, ApiUrls urls)
    {
        if (!cache.Value.Enabled)
        {
            return Make(view, urls);
        }

        if (Find(view.Status.Memo, view.Status, urls) is { } status && Find(view.Author.Memo, view.Author, urls) is { } author)
        {
            return (status, author);
        }

        var made = Make(view, urls);
        view.Status.Memo.Value = new Piece(view.Status, urls.Base, made.Status);
        view.Author.Memo.Value = new Piece(view.Author, urls.Base, made.Author);
        return made;
    }

    private static byte[]? Find(Memo memo, object of, ApiUrls urls) =>
        memo.Value is Piece piece && piece.Of == of && piece.Base == urls.Base ? piece.Bytes : null;

    /// <summary>Cuts what the serializer writes: first comes what belongs to the status alone, then its author.</summary>
    private static (byte[] Status, byte[] Author) Make(StatusView view, ApiUrls urls)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(StatusMapper.Of(view, urls, null), LinnetJson.TypeOf<Status>()).AsSpan();

        // Quotation marks in texts are escaped, so that neither can be found inside of one.
        var account = json.IndexOf(AccountStart);
        var count = json.LastIndexOf(CountStart);
        return (json[..account].ToArray(), json[(account + AccountStart.Length)..count].ToArray());
    }

    private sealed record Piece(object Of, string Base, byte[] Bytes);
}

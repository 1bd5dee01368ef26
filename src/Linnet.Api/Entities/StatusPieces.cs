using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Linnet.Api.Http;
using Linnet.Core;
using Linnet.Core.Accounts;
using Linnet.Core.Caching;
using Linnet.Core.Statuses;
using Linnet.Protocol.Json;
using Microsoft.Extensions.Options;
using Entity = Linnet.Protocol.Accounts.Account;
using Status = Linnet.Protocol.Statuses.Status;

namespace Linnet.Api.Entities;

/// <summary>
/// Writes statuses as JSON from ready-made pieces: what is the same for every viewer is made once for each status, and once for each
/// author, and copied. A piece lies in the object that the read cache keeps, and goes with it; without the cache
/// there are no pieces, and the same bytes are made each time.
/// </summary>
internal sealed class StatusPieces(IOptions<ReadCacheOptions> cache)
{
    // Signed in or not, own or not: the ends that a status can have, after whether it is liked.
    private static readonly byte[] EndForNobody = End("null", "null", "null");
    private static readonly byte[] EndPlain = End("false", "null", "[]");
    private static readonly byte[] EndOwn = End("false", "false", "[]");

    // The first of what a story leaves out.
    private static ReadOnlySpan<byte> RestStart => ",\"text\":"u8;

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
        WriteLiked(output, view, viewerId);
        output.Write(viewerId is null ? EndForNobody : viewerId == view.Author.Id ? EndOwn : EndPlain);
    }

    /// <summary>Writes a status as the viewer may see it in its author's story.</summary>
    public void WriteInStory(IBufferWriter<byte> output, StatusView view, ApiUrls urls, long? viewerId)
    {
        var (status, _) = Find(view, urls);
        output.Write(status.Bytes.AsSpan(0, status.StoryBytes));
        WriteCount(output, view);
        WriteLiked(output, view, viewerId);
        output.Write("}"u8);
    }

    /// <summary>Writes a status without what depends on the viewer: nobody in particular reads it.</summary>
    public void WriteForAll(IBufferWriter<byte> output, StatusView view, ApiUrls urls)
    {
        WriteShared(output, view, urls);
        output.Write("}"u8);
    }

    /// <summary>Writes an account: what <see cref="AccountMapper"/> and the serializer would write.</summary>
    public static void Write(IBufferWriter<byte> output, Account account, ApiUrls urls) => output.Write(
        Find(account.Memo, account, urls) is { } known
            ? known.Bytes
            : JsonSerializer.SerializeToUtf8Bytes(AccountMapper.Of(account, urls), LinnetJson.TypeOf<Entity>()));

    /// <summary>Writes a list.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="views">Its items.</param>
    /// <param name="write">Writes one of them.</param>
    public static void WriteList(
        IBufferWriter<byte> output, IReadOnlyList<StatusView> views, Action<IBufferWriter<byte>, StatusView> write)
    {
        output.Write("["u8);
        for (var i = 0; i < views.Count; i++)
        {
            if (i > 0)
            {
                output.Write(","u8);
            }

            write(output, views[i]);
        }

        output.Write("]"u8);
    }

    private static byte[] End(string other, string pinned, string filtered) => System.Text.Encoding.ASCII.GetBytes(
        $",\"reblogged\":{other},\"muted\":{other},\"bookmarked\":{other},\"pinned\":{pinned},\"filtered\":{filtered}}}");

    private static void WriteCount(IBufferWriter<byte> output, StatusView view)
    {
        output.Write(CountStart);
        var digits = output.GetSpan(11);
        Utf8Formatter.TryFormat(view.Likes, digits, out var length);
        output.Advance(length);
    }

    private static void WriteLiked(IBufferWriter<byte> output, StatusView view, long? viewerId) => output.Write(
        viewerId is null ? ",\"favourited\":null"u8 : view.IsLiked ? ",\"favourited\":true"u8 : ",\"favourited\":false"u8);

    private void WriteShared(IBufferWriter<byte> output, StatusView view, ApiUrls urls)
    {
        var (status, author) = Find(view, urls);
        output.Write(status.Bytes);
        output.Write(AccountStart);
        output.Write(author.Bytes);
        WriteCount(output, view);
    }

    private (Piece Status, Piece Author) Find(StatusView view, ApiUrls urls)
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
        view.Status.Memo.Value = made.Status;
        view.Author.Memo.Value = made.Author;
        return made;
    }

    private static Piece? Find(Memo memo, object of, ApiUrls urls) =>
        memo.Value is Piece piece && piece.Of == of && piece.Base == urls.Base ? piece : null;

    /// <summary>Cuts what the serializer writes: first comes what belongs to the status alone, then its author.</summary>
    private static (Piece Status, Piece Author) Make(StatusView view, ApiUrls urls)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(StatusMapper.Of(view, urls, null), LinnetJson.TypeOf<Status>()).AsSpan();

        // Quotation marks in texts are escaped, so that none of these can be found inside of one.
        var rest = json.IndexOf(RestStart);
        var account = json.IndexOf(AccountStart);
        var count = json.LastIndexOf(CountStart);
        return (
            new(view.Status, urls.Base, json[..account].ToArray(), rest),
            new(view.Author, urls.Base, json[(account + AccountStart.Length)..count].ToArray(), 0));
    }

    /// <param name="Of">What it was made of.</param>
    /// <param name="Base">The server's address in it.</param>
    /// <param name="Bytes">The JSON.</param>
    /// <param name="StoryBytes">How much of it a story shows, from its start on.</param>
    private sealed record Piece(object Of, string Base, byte[] Bytes, int StoryBytes);
}

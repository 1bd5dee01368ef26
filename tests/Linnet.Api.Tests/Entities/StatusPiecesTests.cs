using System.Buffers;
using System.Text;
using System.Text.Json;
using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Core.Accounts;
using Linnet.Core.Caching;
using Linnet.Core.Ids;
using Linnet.Core.Statuses;
using Linnet.Protocol.Json;
using Linnet.Protocol.Statuses;
using Microsoft.Extensions.Options;
using Status = Linnet.Protocol.Statuses.Status;

namespace Linnet.Api.Tests.Entities;

public sealed class StatusPiecesTests
{
    private const long Viewer = 7;
    private static readonly ApiUrls Urls = new("https://linnet.example");

    private static readonly string[] Texts =
    [
        "Hello", "Tricks: \",\"account\":{} and ,\"favourites_count\":1", "#tag @ann https://example.org/a?b=1&c=2", "<b>\u2028 \uD83D\uDC26 日本語",
    ];

    /// <summary>Cached or not, for every sort of viewer, the bytes are those that the serializer writes.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Pieces_are_what_the_serializer_would_write(bool isCached)
    {
        var pieces = new StatusPieces(Options.Create(new ReadCacheOptions { Enabled = isCached }));
        foreach (var view in from text in Texts
                             from likes in (int[])[0, 1, int.MaxValue]
                             from isLiked in (bool[])[false, true]
                             select ViewOf(text, likes, isLiked))
        {
            foreach (var viewerId in (long?[])[null, Viewer, view.Author.Id])
            {
                Write(pieces, view, viewerId).ShouldBe(Serialize(view, viewerId));
                Write(pieces, view, viewerId).ShouldBe(Serialize(view, viewerId), "the second time too");
                WriteInStory(pieces, view, viewerId).ShouldBe(
                    JsonSerializer.Serialize(StatusMapper.Of(view, Urls, viewerId), LinnetJson.TypeOf<StoryStatus>()));
            }
        }
    }

    [Fact]
    public void A_changed_author_or_address_is_shown_at_once()
    {
        var pieces = new StatusPieces(Options.Create(new ReadCacheOptions()));
        var view = ViewOf("Hello", 0, false);
        Write(pieces, view, Viewer);

        var renamed = view with { Author = view.Author with { FirstName = "Other" } };
        Write(pieces, renamed, Viewer).ShouldContain("Other");

        var elsewhere = new ApiUrls("https://other.example");
        var output = new ArrayBufferWriter<byte>();
        pieces.Write(output, view, elsewhere, Viewer);
        Encoding.UTF8.GetString(output.WrittenSpan).ShouldNotContain(Urls.Base);
    }

    private static StatusView ViewOf(string text, int likes, bool isLiked)
    {
        var author = new Account { Id = IdGenerator.AtTime(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)), Alias = "ann", FirstName = "Ann", LastName = "\"A\"" };
        var content = new StatusContent { Text = text, Mentions = [new(author.Id, "ann")], Tags = ["tag"] };
        var status = new Core.Statuses.Status { Id = author.Id + 1, AccountId = author.Id, Content = content };
        return new(status, author, null, likes, isLiked);
    }

    private static string Write(StatusPieces pieces, StatusView view, long? viewerId)
    {
        var output = new ArrayBufferWriter<byte>();
        pieces.Write(output, view, Urls, viewerId);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string WriteInStory(StatusPieces pieces, StatusView view, long? viewerId)
    {
        var output = new ArrayBufferWriter<byte>();
        pieces.WriteInStory(output, view, Urls, viewerId);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string Serialize(StatusView view, long? viewerId) =>
        JsonSerializer.Serialize(StatusMapper.Of(view, Urls, viewerId), LinnetJson.TypeOf<Status>());
}

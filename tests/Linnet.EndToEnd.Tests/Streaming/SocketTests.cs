using System.Net.WebSockets;
using System.Text.Json;
using Linnet.Protocol.Streaming;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Streaming;

/// <summary>Any number of streams on one WebSocket.</summary>
public sealed class SocketTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Streams_begin_and_end_by_messages_and_each_event_says_which_stream_it_is_of()
    {
        var author = await app.SignedInAsAsync("socket_author");
        using var socket = await SocketListener.OpenAsync(author);
        await SubscribeAsync(socket, "user");
        await SubscribeAsync(socket, "hashtag", "Rooks");
        await SubscribeAsync(socket, "public");

        var posted = await author.PostAsync("Of #rooks");
        var seen = new Dictionary<string, string>();
        for (var i = 0; i < 3; i++)
        {
            var told = (await socket.NextAsync()).ShouldNotBeNull();
            seen.Add(told.GetProperty("stream").GetRawText(), IdOf(told.GetProperty("payload").GetString()!));
        }

        await socket.SendAsync("""{"type":"unsubscribe","stream":"public"}""");
        await socket.SendAsync("""{"type":"unsubscribe","stream":"hashtag","tag":"rOOKS"}""");
        await SettleAsync(socket);
        _ = (await author.Client.DeleteStatusAsync(posted.Id, Token)).Value;

        seen.Keys.ShouldBe(["[\"user\"]", "[\"hashtag\",\"Rooks\"]", "[\"public\"]"], ignoreOrder: true);
        seen.Values.ShouldAllBe(id => id == posted.Id);
        (await socket.ShouldTellAsync(StreamEvent.Delete, "user")).ShouldBe(posted.Id);
        await ShouldBeSilentAsync(socket);
    }

    [Fact]
    public async Task Edits_come_as_an_event_of_their_own()
    {
        var author = await app.SignedInAsAsync("socket_editor");
        using var socket = await SocketListener.OpenAsync(author, "?stream=user");
        var posted = await author.PostAsync("Fisrt \"quoted\" \\ try");
        (await author.Client.EditStatusAsync(posted.Id, new() { Status = "First try" }, Token)).Error.ShouldBeNull();

        IdOf(await socket.ShouldTellAsync(StreamEvent.Update, "user")).ShouldBe(posted.Id);
        (await socket.ShouldTellAsync(StreamEvent.StatusUpdate, "user")).ShouldContain("First try");
    }

    [Fact]
    public async Task A_stream_that_is_asked_for_twice_tells_once()
    {
        var author = await app.SignedInAsAsync("socket_twice");
        using var socket = await SocketListener.OpenAsync(author, "?stream=user");
        await SubscribeAsync(socket, "user");

        await author.PostAsync("Once");

        await socket.ShouldTellAsync(StreamEvent.Update, "user");
        await ShouldBeSilentAsync(socket);
    }

    [Fact]
    public async Task The_token_may_be_in_the_header_the_query_or_the_subprotocol_which_is_echoed()
    {
        var author = await app.SignedInAsAsync("socket_tokens");
        using var byHeader = await SocketListener.OpenAsync(author, "?stream=user");
        using var byQuery = await SocketListener.OpenAsync(app, $"?stream=user&access_token={author.Token}");
        using var bySubprotocol = await SocketListener.OpenAsync(
            app, "?stream=user", options => options.AddSubProtocol(author.Token));

        await author.PostAsync("To all three");

        foreach (var socket in new[] { byHeader, byQuery, bySubprotocol })
        {
            await socket.ShouldTellAsync(StreamEvent.Update, "user");
        }

        bySubprotocol.Socket.SubProtocol.ShouldBe(author.Token);
    }

    [Fact]
    public async Task A_bad_token_keeps_the_socket_from_opening_wherever_it_is()
    {
        (await SocketListener.RefusedAsync(app, "?access_token=nobodys")).ShouldBe(401);
        (await SocketListener.RefusedAsync(app, "", options => options.AddSubProtocol("nobodys"))).ShouldBe(401);
        (await SocketListener.RefusedAsync(app, "", options => options.SetRequestHeader("Authorization", "Bearer nobodys"))).ShouldBe(401);
    }

    [Theory]
    [InlineData("""{"type":"subscribe","stream":"user"}""", 401, "needs the access token")]
    [InlineData("""{"type":"subscribe","stream":"no such stream"}""", 400, "stream must be one of user, ")]
    [InlineData("""{"type":"subscribe","stream":["hashtag"]}""", 400, "tag must say which")]
    [InlineData("""{"type":"subscribe","stream":[]}""", 400, "stream must be one of")]
    [InlineData("""{"type":"subscribe"}""", 400, "stream must be one of")]
    [InlineData("""{"type":"unsubscribe","stream":"nothing"}""", 400, "stream must be one of")]
    [InlineData("""{"type":"dance","stream":"public"}""", 400, "type must be subscribe or unsubscribe")]
    [InlineData("{}", 400, "type must be")]
    [InlineData("null", 400, "must be JSON")]
    [InlineData("[1]", 400, "must be JSON")]
    [InlineData("""{"type":{"a":1}}""", 400, "must be JSON")]
    [InlineData("hello", 400, "must be JSON")]
    [InlineData("", 400, "must be JSON")]
    public async Task What_is_wrong_with_a_message_is_said_and_the_socket_stays_open(string message, int status, string error)
    {
        using var socket = await SocketListener.OpenAsync(app);

        await socket.SendAsync(message);

        (await socket.ShouldRefuseAsync(status)).ShouldContain(error);
        await SettleAsync(socket);
    }

    [Fact]
    public async Task What_is_no_text_or_no_valid_text_is_refused_as_well()
    {
        using var socket = await SocketListener.OpenAsync(app);

        await socket.SendAsync([1, 2, 3], WebSocketMessageType.Binary);
        (await socket.ShouldRefuseAsync(400)).ShouldContain("must be JSON");
        await socket.SendAsync($$"""{"type":"subscribe","stream":"hashtag","tag":"{{new string('a', 101)}}"}""");
        (await socket.ShouldRefuseAsync(400)).ShouldContain("at most 100 characters");

        await SettleAsync(socket);
    }

    [Fact]
    public async Task A_message_that_is_too_long_ends_the_socket()
    {
        using var socket = await SocketListener.OpenAsync(app);

        await socket.SendAsync(new string(' ', 200_000));

        await socket.ShouldCloseAsync(WebSocketCloseStatus.MessageTooBig);
    }

    [Fact]
    public async Task A_stream_in_the_query_that_is_not_there_is_refused_on_the_socket()
    {
        using var socket = await SocketListener.OpenAsync(app, "?stream=nothing");

        (await socket.ShouldRefuseAsync(400)).ShouldContain("stream must be one of");
    }

    [Fact]
    public async Task A_token_without_the_scope_opens_public_streams_alone()
    {
        var reader = await app.SignedInAsAsync("socket_scopes", "profile");
        using var socket = await SocketListener.OpenAsync(reader, "?stream=public");

        await socket.SendAsync("""{"type":"subscribe","stream":"user"}""");

        (await socket.ShouldRefuseAsync(403)).ShouldContain("scopes");
        await (await app.SignedInAsAsync("socket_other")).PostAsync("Public");
        await socket.ShouldTellAsync(StreamEvent.Update, "public");
    }

    [Fact]
    public async Task Streams_of_what_linnet_has_not_are_open_and_silent_and_a_list_is_not_found()
    {
        var reader = await app.SignedInAsAsync("socket_silent");
        using var socket = await SocketListener.OpenAsync(reader);
        foreach (var stream in new[] { "user:notification", "direct", "public:remote", "public:media", "public:local:media", "public:remote:media" })
        {
            await SubscribeAsync(socket, stream);
        }

        await reader.PostAsync("Nothing of all that");
        await socket.SendAsync("""{"type":"subscribe","stream":"list","list":"1"}""");

        await socket.ShouldRefuseAsync(404);
        await ShouldBeSilentAsync(socket);
    }

    [Fact]
    public async Task A_socket_has_at_most_a_hundred_streams()
    {
        using var socket = await SocketListener.OpenAsync(app);
        for (var i = 0; i < 100; i++)
        {
            await SubscribeAsync(socket, "hashtag", $"tag{i}");
        }

        await SendSubscribeAsync(socket, "hashtag", "onemore");
        (await socket.ShouldRefuseAsync(400)).ShouldContain("at most 100 streams");

        await socket.SendAsync("""{"type":"unsubscribe","stream":"hashtag","tag":"tag7"}""");
        await SubscribeAsync(socket, "hashtag", "onemore");
        await ShouldBeSilentAsync(socket);
    }

    [Fact]
    public async Task A_client_that_says_goodbye_is_answered()
    {
        using var socket = await SocketListener.OpenAsync(app, "?stream=public");

        await socket.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", Token);

        socket.Socket.State.ShouldBe(WebSocketState.Closed);
        socket.Socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    /// <summary>Begins a stream, which has begun on the server when this returns.</summary>
    private static async Task SubscribeAsync(SocketListener socket, string stream, string? tag = null)
    {
        await SendSubscribeAsync(socket, stream, tag);
        await SettleAsync(socket);
    }

    private static Task SendSubscribeAsync(SocketListener socket, string stream, string? tag) =>
        socket.SendAsync(JsonSerializer.Serialize(new { type = "subscribe", stream, tag }));

    /// <summary>Messages are taken in order: when the answer to one has come, those before it are done.</summary>
    private static async Task SettleAsync(SocketListener socket)
    {
        await socket.SendAsync("""{"type":"ping"}""");
        (await socket.ShouldRefuseAsync(400)).ShouldContain("type must be");
    }

    /// <summary>Nothing more has been told: the next thing is the answer to a message of ours.</summary>
    private async Task ShouldBeSilentAsync(SocketListener socket)
    {
        // What happened before has been announced when a stream of its own has told of something later.
        var marker = await app.SignedInAsAsync($"marker{Guid.NewGuid():N}"[..30]);
        await using var stream = await Listener.OpenAsync(marker);
        await marker.PostAsync("Mark");
        await stream.NextAsync();
        await SettleAsync(socket);
    }

    private static string IdOf(string payload) => JsonElement.Parse(payload).GetProperty("id").GetString()!;
}

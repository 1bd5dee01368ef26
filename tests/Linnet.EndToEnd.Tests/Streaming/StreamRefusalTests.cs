using Linnet.EndToEnd.Tests.Http;
using Linnet.Protocol.Client;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Streaming;

/// <summary>Streams that are not opened, and how many may be.</summary>
public sealed class StreamRefusalTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/user", 401, "The access token is invalid")]
    [InlineData("/user?access_token=nobodys", 401, "The access token is invalid")]
    [InlineData("/user/notification", 401, "The access token is invalid")]
    [InlineData("/direct", 401, "The access token is invalid")]
    [InlineData("/public?access_token=nobodys", 401, "The access token is invalid")]
    [InlineData("?stream=user", 401, "This stream needs the access token of a person")]
    [InlineData("", 400, "stream must be one of user, ")]
    [InlineData("?stream=", 400, "stream must be one of user, ")]
    [InlineData("?stream=USER", 400, "stream must be one of user, ")]
    [InlineData("?stream=public&stream=nothing", 400, "stream must be one of user, ")]
    [InlineData("/hashtag", 400, "tag must say which hashtag")]
    [InlineData("/hashtag?tag=", 400, "tag must say which hashtag")]
    [InlineData("/hashtag/local", 400, "tag must say which hashtag")]
    [InlineData("/nothing", 404, "Not found")]
    public async Task What_is_wrong_is_said(string address, int status, string error)
    {
        var reply = await Ask.Get($"/api/v1/streaming{address}").SendAsync(app);

        (reply.Status, reply.Header("Content-Type")).ShouldBe((status, "application/json; charset=utf-8"));
        reply.Error().ShouldNotBeNull().ShouldContain(error);
    }

    [Fact]
    public async Task A_list_is_not_found_and_a_long_tag_is_refused()
    {
        var reader = await app.SignedInAsAsync("refused_reader");

        (await Ask.Get("/api/v1/streaming/list?list=1", reader.Token).SendAsync(app)).Status.ShouldBe(404);
        (await Ask.Get("/api/v1/streaming?stream=list&list=1", reader.Token).SendAsync(app)).Status.ShouldBe(404);
        var longTag = await Ask.Get($"/api/v1/streaming/hashtag?tag={new string('a', 101)}").SendAsync(app);
        (longTag.Status, longTag.Error()).ShouldBe((400, "tag must be at most 100 characters"));
    }

    [Fact]
    public async Task A_token_without_the_scope_and_a_programs_own_open_no_feed()
    {
        var reader = await app.SignedInAsAsync("refused_scopes", "read:accounts");

        (await Ask.Get("/api/v1/streaming/user", reader.Token).SendAsync(app)).Status.ShouldBe(403);
        (await Ask.Get("/api/v1/streaming?stream=user", reader.Token).SendAsync(app)).Status.ShouldBe(403);
        (await Ask.Get("/api/v1/streaming/user", await app.ProgramTokenAsync()).SendAsync(app)).Status.ShouldBe(422);
    }

    [Fact]
    public async Task The_typed_client_gets_a_refusal_as_a_result()
    {
        var refused = await app.Client.OpenStreamAsync("user", null, Token);

        refused.Error.ShouldNotBeNull().Kind.ShouldBe(ApiErrorKind.Refused);
        refused.Error.StatusCode.ShouldBe(401);
    }

    [Fact]
    public async Task The_token_may_be_in_the_query_of_a_stream_and_of_nothing_else()
    {
        var reader = await app.SignedInAsAsync("query_reader");

        (await Ask.Get($"/api/v1/timelines/home?access_token={reader.Token}").SendAsync(app)).Status.ShouldBe(401);
        using var opened = await app.Http.GetAsync(
            new Uri($"/api/v1/streaming/user?access_token={reader.Token}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Token);

        ((int)opened.StatusCode, opened.Content.Headers.ContentType?.MediaType).ShouldBe((200, "text/event-stream"));
    }

    [Fact]
    public async Task Health_says_OK()
    {
        var reply = await Ask.Get("/api/v1/streaming/health").SendAsync(app);

        (reply.Status, reply.Text).ShouldBe((200, "OK"));
    }

    [Fact]
    public async Task An_account_an_address_and_the_server_have_so_many_streams_and_a_closed_one_makes_room()
    {
        await using var small = await new LinnetApp
        {
            Settings = new()
            {
                ["Streaming:ConnectionsMax"] = "4",
                ["Streaming:ConnectionsPerAccount"] = "2",
                ["Streaming:ConnectionsPerAddress"] = "1",
            },
        }.StartedAsync();
        var (ann, bob) = (await small.SignedInAsAsync("ann"), await small.SignedInAsAsync("bob"));
        await using var first = await Listener.OpenAsync(ann);
        await using var second = await Listener.OpenAsync(ann.Client, "public");

        await ShouldRefuseAsync(ann.Client, 429, "limited to 2");
        await using var anonymous = await Listener.OpenAsync(small.Client, "public");
        await ShouldRefuseAsync(small.Client, 429, "limited to 1");
        (await SocketListener.RefusedAsync(small, "")).ShouldBe(429);
        await using var last = await Listener.OpenAsync(bob);
        await ShouldRefuseAsync(bob.Client, 503, "as many open streams as it can bear");

        await second.DisposeAsync();
        await Linnet.Testing.Eventually.PassesAsync(async () =>
        {
            await using var again = await Listener.OpenAsync(ann);
        });
    }

    [Fact]
    public async Task A_stream_is_one_request_however_much_it_tells()
    {
        await using var limited = await new LinnetApp
        {
            Settings = new() { ["RateLimits:Enabled"] = "true", ["RateLimits:RequestsPerAccount"] = "4" },
        }.StartedAsync();
        var (reader, author) = (await limited.SignedInAsAsync("reader"), await limited.SignedInAsAsync("author"));
        await using var stream = await Listener.OpenAsync(reader.Client, "public");
        for (var i = 0; i < 4; i++)
        {
            await stream.ShouldTellAsync("update", (await author.PostAsync("Told")).Id);
        }

        var next = await Ask.Get("/api/v1/accounts/verify_credentials", reader.Token).SendAsync(limited);

        (next.Status, next.Header("X-RateLimit-Remaining")).ShouldBe((200, "2"));
    }

    private static async Task ShouldRefuseAsync(LinnetClient client, int status, string message)
    {
        var refused = (await client.OpenStreamAsync("public", null, Token)).Error.ShouldNotBeNull();
        (refused.StatusCode, refused.RetryAfter).ShouldBe((status, TimeSpan.FromSeconds(30)));
        refused.Message.ShouldContain(message);
    }
}

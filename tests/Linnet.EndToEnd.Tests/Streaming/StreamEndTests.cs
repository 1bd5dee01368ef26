using System.Diagnostics;
using System.Net.WebSockets;
using Linnet.Core.Accounts;
using Linnet.Core.Sessions;
using Linnet.Protocol.Accounts;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Streaming;

/// <summary>What ends a stream, and how soon.</summary>
public sealed class StreamEndTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Endings => ["sign out", "revoke", "suspend", "delete"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task A_stream_ends_with_its_token_and_others_go_on(string ending)
    {
        await using var app = await new LinnetApp().StartedAsync();
        var (reader, other) = (await app.SignedInAsAsync("reader"), await app.SignedInAsAsync("other"));
        await using var events = await Listener.OpenAsync(reader);
        using var socket = await SocketListener.OpenAsync(reader, "?stream=public");
        await using var others = await Listener.OpenAsync(other);

        await EndAsync(reader, ending);

        await events.ShouldEndAsync(Soon);
        await socket.ShouldCloseAsync(WebSocketCloseStatus.PolicyViolation);
        var posted = await other.PostAsync("Still here");
        await others.ShouldTellAsync("update", posted.Id);
    }

    [Fact]
    public async Task A_stream_ends_when_its_session_is_too_old()
    {
        var clock = new TestClock();
        await using var app = await StartAsync(clock, ("Sessions:AbsoluteTimeout", "02:00:00"));
        await using var stream = await Listener.OpenAsync(await app.SignedInAsAsync("reader"));

        await ShouldEndAfterAsync(stream, clock, TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task An_open_stream_is_no_use_of_its_session()
    {
        var clock = new TestClock();
        await using var app = await StartAsync(clock, ("Sessions:IdleTimeout", "01:00:00"));
        await using var stream = await Listener.OpenAsync(await app.SignedInAsAsync("reader"));

        await ShouldEndAfterAsync(stream, clock, TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_silent_stream_shows_every_15_seconds_that_it_is_alive()
    {
        var clock = new TestClock();
        await using var app = await StartAsync(clock);
        await using var stream = await Listener.OpenAsync(app.Client, "public");

        for (var beat = 0; beat < 3; beat++)
        {
            var waited = TimeSpan.Zero;
            var next = stream.NextAsync();
            await Eventually.HoldsAsync(() =>
            {
                waited += TimeSpan.FromSeconds(1);
                clock.Advance(TimeSpan.FromSeconds(1));
                return next.IsCompleted;
            });

            (await next).IsHeartbeat.ShouldBeTrue();

            // The rounds of the server, of a second each, go on while the heartbeat is on its way.
            waited.ShouldBeGreaterThan(TimeSpan.FromSeconds(beat == 0 ? 14 : 5));
        }
    }

    [Fact]
    public async Task A_socket_is_pinged_and_a_client_that_does_not_answer_is_given_up()
    {
        await using var app = await StartAsync(TimeProvider.System, ("Streaming:HeartbeatEvery", "00:00:01"));
        using var answering = await SocketListener.OpenAsync(app, "?stream=public");
        using var deaf = await RawClient.OpenSocketAsync(app, "/api/v1/streaming?stream=public");
        var next = answering.NextAsync();

        // Pings are answered by whoever reads; the deaf one reads, and answers nothing.
        var heard = await deaf.ReadToEndAsync();
        await (await app.SignedInAsAsync("author")).PostAsync("Still there?");

        heard.ShouldContain('\u0089', "no ping came");
        (await next).ShouldNotBeNull().GetProperty("event").GetString().ShouldBe("update");
    }

    [Fact]
    public async Task The_servers_stop_ends_every_stream_at_once()
    {
        await using var app = await new LinnetApp().StartedAsync();
        var reader = await app.SignedInAsAsync("reader");
        await using var events = await Listener.OpenAsync(reader);
        using var socket = await SocketListener.OpenAsync(reader, "?stream=user");
        using var idle = await SocketListener.OpenAsync(app);
        using var deaf = await RawClient.OpenSocketAsync(app, "/api/v1/streaming?stream=public");
        var closed = Task.WhenAll(
            socket.ShouldCloseAsync(WebSocketCloseStatus.EndpointUnavailable),
            idle.ShouldCloseAsync(WebSocketCloseStatus.EndpointUnavailable),
            events.ShouldEndAsync());
        var watch = Stopwatch.StartNew();

        await app.StopAsync();

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4));
        await closed;
    }

    [Trait(TestStorage.Trait, TestStorage.Fast)]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_who_is_too_slow_is_cut_off_and_others_are_told_everything(bool isSocket)
    {
        const int Posts = 1000;
        await using var app = await StartAsync(TimeProvider.System, ("Streaming:MessagesWaiting", "16"));
        var author = await app.SignedInAsAsync("author");
        var path = isSocket ? "/api/v1/streaming?stream=public" : "/api/v1/streaming/public";
        using var slow = isSocket ? await RawClient.OpenSocketAsync(app, path) : await RawClient.OpenAsync(app, path);
        await using var quick = await Listener.OpenAsync(app.Client, "public");

        for (var i = 0; i < Posts; i++)
        {
            var posted = await author.PostAsync(new string('<', 490) + i);
            await quick.ShouldTellAsync("update", posted.Id);
        }

        var told = (await slow.ReadToEndAsync()).Split("created_at").Length / 2;
        told.ShouldBeLessThan(Posts);
    }

    private static async Task<LinnetApp> StartAsync(TimeProvider time, params (string Name, string Value)[] settings) =>
        await new LinnetApp
        {
            Time = time,
            Settings = settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value),
        }.StartedAsync();

    private static async Task EndAsync(Person reader, string ending)
    {
        switch (ending)
        {
            case "sign out":
                var session = (await reader.Client.GetSessionsAsync(Token)).Value.ShouldHaveSingleItem();
                (await reader.Client.RevokeSessionAsync(session.Id, Token)).Error.ShouldBeNull();
                break;
            case "revoke":
                await reader.App.Get<SessionKeeper>().EndAsync(reader.Token, Token);
                break;
            case "suspend":
                await reader.App.Get<EditAccount>().SetSuspendedAsync(reader.AccountId, true, Token);
                break;
            default:
                (await reader.Client.DeleteAccountAsync(new DeleteAccountRequest { Password = LinnetApp.Password }, Token)).Error.ShouldBeNull();
                break;
        }
    }

    /// <summary>The stream must end when the time is up and not before; heartbeats go on until then.</summary>
    private static async Task ShouldEndAfterAsync(Listener stream, TestClock clock, TimeSpan time)
    {
        clock.Advance(time - TimeSpan.FromSeconds(30));
        (await stream.NextAsync()).IsHeartbeat.ShouldBeTrue();
        var ended = stream.ShouldEndAsync();
        await Eventually.HoldsAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            return ended.IsCompleted;
        });
        await ended;
    }
}

using Linnet.Core.Diagnostics;
using Linnet.Core.Sessions;
using Linnet.Protocol.Client;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Accounts;

/// <summary>How long tokens work, and who ends them.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly LinnetApp _app;

    public SessionTests() => _app = new LinnetApp
    {
        Time = _clock,
        Settings = new() { ["Sessions:IdleTimeout"] = "01:00:00", ["Sessions:AbsoluteTimeout"] = "03:00:00" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => new(_app.StartAsync());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_session_that_is_not_used_ends_after_the_idle_time()
    {
        var ann = await _app.SignedInAsAsync("ann");
        (await StatusOfAsync(ann.Client)).ShouldBe(200);

        _clock.Advance(TimeSpan.FromMinutes(59));
        (await StatusOfAsync(ann.Client)).ShouldBe(200);
        _clock.Advance(TimeSpan.FromMinutes(61));
        (await StatusOfAsync(ann.Client)).ShouldBe(401);
    }

    [Fact]
    public async Task A_session_in_use_ends_after_the_absolute_time_all_the_same()
    {
        var ann = await _app.SignedInAsAsync("ann");

        for (var halfHours = 0; halfHours < 6; halfHours++)
        {
            (await StatusOfAsync(ann.Client)).ShouldBe(200);
            _clock.Advance(TimeSpan.FromMinutes(30));
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        (await StatusOfAsync(ann.Client)).ShouldBe(401);
    }

    [Fact]
    public async Task The_last_use_is_remembered_across_a_restart()
    {
        var ann = await _app.SignedInAsAsync("ann");
        _clock.Advance(TimeSpan.FromMinutes(50));
        (await StatusOfAsync(ann.Client)).ShouldBe(200);

        await _app.RestartAsync();
        _clock.Advance(TimeSpan.FromMinutes(50));

        (await StatusOfAsync(ann.Client)).ShouldBe(200);
    }

    [Fact]
    public async Task Using_a_token_costs_no_write_per_request()
    {
        var ann = await _app.SignedInAsAsync("ann");
        (await StatusOfAsync(ann.Client)).ShouldBe(200);
        var before = _app.Get<StoreCounters>().Writes;

        for (var times = 0; times < 20; times++)
        {
            (await StatusOfAsync(ann.Client)).ShouldBe(200);
        }

        _app.Get<StoreCounters>().Writes.ShouldBe(before);
    }

    [Fact]
    public async Task One_lists_ones_sessions_and_ends_one_of_them()
    {
        var ann = await _app.SignedInAsAsync("ann");
        var phone = await _app.SignInAsync(ann, "read");
        await _app.SignedInAsAsync("bob");

        var sessions = (await ann.Client.GetSessionsAsync(Token)).Value;
        sessions.Count.ShouldBe(2);
        sessions.Single(session => session.Current).Scopes.ShouldBe(Scopes.All.Split(' '));
        var other = sessions.Single(session => !session.Current);
        other.Scopes.ShouldBe(["read"]);

        (await ann.Client.RevokeSessionAsync(other.Id, Token)).Error.ShouldBeNull();

        (await StatusOfAsync(phone.Client)).ShouldBe(401);
        (await ann.Client.GetSessionsAsync(Token)).Value.Single().Current.ShouldBeTrue();
    }

    [Fact]
    public async Task The_sessions_of_others_cannot_be_ended()
    {
        var ann = await _app.SignedInAsAsync("ann");
        var bob = await _app.SignedInAsAsync("bob");
        var anns = (await ann.Client.GetSessionsAsync(Token)).Value.Single();

        (await bob.Client.RevokeSessionAsync(anns.Id, Token)).Error!.StatusCode.ShouldBe(404);

        (await StatusOfAsync(ann.Client)).ShouldBe(200);
    }

    private static async Task<int> StatusOfAsync(LinnetClient client) =>
        (await client.VerifyCredentialsAsync(Token)).Error is { } error ? error.StatusCode ?? 0 : 200;
}

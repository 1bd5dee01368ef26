using System.Globalization;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Protocol.Apps;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Limits;

/// <summary>Who asks too much has to wait.</summary>
public sealed class RateLimitTests
{
    private const string Mine = "/api/v1/accounts/verify_credentials";
    private const string Everybodys = "/api/v1/timelines/public";

    [Fact]
    public async Task An_account_has_so_many_requests_and_then_waits_for_the_next_window()
    {
        var clock = new TestClock();
        await using var app = await StartAsync(clock, ("RequestsPerAccount", "3"));
        var (ann, bob) = (await app.SignedInAsAsync("ann"), await app.SignedInAsAsync("bob"));

        foreach (var left in new[] { "2", "1", "0" })
        {
            var answer = await Ask.Get(Mine, ann.Token).SendAsync(app);
            answer.Status.ShouldBe(200);
            answer.Header("X-RateLimit-Limit").ShouldBe("3");
            answer.Header("X-RateLimit-Remaining").ShouldBe(left);
        }

        var refused = await Ask.Get(Mine, ann.Token).SendAsync(app);
        refused.Status.ShouldBe(429);
        refused.Error().ShouldNotBeNullOrEmpty();
        refused.Header("X-RateLimit-Remaining").ShouldBe("0");
        var wait = TimeSpan.FromSeconds(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture));
        wait.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        var reset = DateTimeOffset.Parse(refused.Header("X-RateLimit-Reset")!, CultureInfo.InvariantCulture);
        (reset - clock.GetUtcNow()).ShouldBeInRange(TimeSpan.Zero, wait);
        (await Ask.Get(Mine, bob.Token).SendAsync(app)).Status.ShouldBe(200);

        clock.Advance(wait);
        (await Ask.Get(Mine, ann.Token).SendAsync(app)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Posting_has_a_limit_of_its_own_and_what_is_refused_is_not_posted()
    {
        await using var app = await StartAsync(new TestClock(), ("PostsPerAccount", "2"));
        var ann = await app.SignedInAsAsync("ann");
        await ann.PostAsync("One");
        await ann.PostAsync("Two");

        var refused = await Ask.Post("/api/v1/statuses", Body.Json(new { status = "Three" }), ann.Token).SendAsync(app);

        refused.Status.ShouldBe(429);
        refused.Header("Retry-After").ShouldNotBeNull();
        (await ann.ReadHomeAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Wrong_passwords_are_counted_for_the_address_and_the_account()
    {
        await using var app = await StartAsync(new TestClock());
        await app.SignedInAsAsync("ann");
        var program = await app.ProgramAsync();

        var statuses = new List<int?>();
        foreach (var password in Enumerable.Repeat("not the password", 10).Append(LinnetApp.Password))
        {
            var request = TokenRequest.ForPassword(program, "ann", password, "read");
            statuses.Add((await app.Client.CreateTokenAsync(request, TestContext.Current.CancellationToken)).Error?.StatusCode);
        }

        statuses.ShouldBe([.. Enumerable.Repeat<int?>(400, 10), 429]);
    }

    [Fact]
    public async Task One_switch_turns_all_of_it_off()
    {
        await using var app = await StartAsync(new TestClock(), ("RequestsPerAddress", "1"), ("PostsPerAccount", "1"), ("Enabled", "false"));
        var ann = await app.SignedInAsAsync("ann");

        foreach (var _ in Enumerable.Range(0, 3))
        {
            await ann.PostAsync("Again");
            var answer = await Ask.Get(Everybodys).SendAsync(app);
            answer.Status.ShouldBe(200);
            answer.Header("X-RateLimit-Limit").ShouldBeNull();
        }
    }

    [Fact]
    public async Task Without_a_trusted_proxy_a_forwarded_address_is_nothing_but_a_claim()
    {
        await using var app = await StartAsync(new TestClock(), ("RequestsPerAddress", "1"));

        (await FromAsync(app, "203.0.113.1")).Status.ShouldBe(200);
        (await FromAsync(app, "203.0.113.2")).Status.ShouldBe(429);
    }

    [Fact]
    public async Task What_a_trusted_proxy_says_of_its_client_is_believed()
    {
        await using var app = new LinnetApp
        {
            Settings = new()
            {
                ["RateLimits:Enabled"] = "true",
                ["RateLimits:RequestsPerAddress"] = "1",
                ["Server:TrustedProxies:0"] = "127.0.0.0/8",
            },
        };
        await app.StartAsync();

        (await FromAsync(app, "203.0.113.1")).Status.ShouldBe(200);
        (await FromAsync(app, "203.0.113.2")).Status.ShouldBe(200);
        (await FromAsync(app, "203.0.113.1")).Status.ShouldBe(429);
        (await FromAsync(app, "203.0.113.9, 203.0.113.2")).Status.ShouldBe(429, "the client's own claim stands before the proxy's");
        var instance = await Ask.Get("/api/v2/instance")
            .With("X-Forwarded-For", "203.0.113.3").With("X-Forwarded-Host", "linnet.example").With("X-Forwarded-Proto", "https")
            .SendAsync(app);
        instance.TextOf("domain").ShouldBe("linnet.example");
    }

    private static Task<Reply> FromAsync(LinnetApp app, string address) =>
        Ask.Get(Everybodys).With("X-Forwarded-For", address).SendAsync(app);

    private static Task<LinnetApp> StartAsync(TimeProvider time, params (string Name, string Value)[] limits)
    {
        var settings = new Dictionary<string, string?> { ["RateLimits:Enabled"] = "true" };
        foreach (var (name, value) in limits)
        {
            settings[$"RateLimits:{name}"] = value;
        }

        return new LinnetApp { Time = time, Settings = settings }.StartedAsync();
    }
}

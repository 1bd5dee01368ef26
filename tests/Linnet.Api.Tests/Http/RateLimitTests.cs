using System.Net;
using Linnet.Api.Http;
using Linnet.Testing;

namespace Linnet.Api.Tests.Http;

public sealed class RateLimitTests
{
    [Fact]
    public void A_window_counts_down_and_begins_anew()
    {
        var clock = new TestClock();
        var limiter = new RateLimiter(clock, TimeSpan.FromMinutes(5));

        limiter.Use("a", 2).Remaining.ShouldBe(1);
        limiter.Use("a", 2).Remaining.ShouldBe(0);
        limiter.Use("a", 2).Remaining.ShouldBe(-1);
        limiter.Use("b", 2).ShouldBe(new(2, 1, clock.GetUtcNow() + TimeSpan.FromMinutes(5)));
        clock.Advance(TimeSpan.FromMinutes(5));
        limiter.Use("a", 2).Remaining.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_too_much_is_refused_and_told_when_to_come_again()
    {
        await using var app = await ApiApp.StartAsync(("RateLimits:AppsPerAddress", "2"));
        await app.RegisterAppAsync();
        await app.RegisterAppAsync();

        using var response = await app.Http.PostAsync("/api/v1/apps", null, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        response.Headers.GetValues("X-RateLimit-Limit").ShouldBe(["2"]);
        response.Headers.GetValues("X-RateLimit-Remaining").ShouldBe(["0"]);
        using var other = await app.Http.GetAsync("/api/v1/timelines/public", TestContext.Current.CancellationToken);
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
        other.Headers.GetValues("X-RateLimit-Limit").ShouldBe(["7500"]);
    }

    [Fact]
    public async Task One_switch_turns_all_limits_off()
    {
        await using var app = await ApiApp.StartAsync(("RateLimits:AppsPerAddress", "1"), ("RateLimits:Enabled", "false"));
        await app.RegisterAppAsync();
        await app.RegisterAppAsync();
    }
}

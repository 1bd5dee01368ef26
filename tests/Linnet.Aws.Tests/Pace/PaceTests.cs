using Linnet.Aws.Engine;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Pace;

/// <summary>
/// What holds on any machine, however busy: the capacity is kept to, nothing is lost, nothing is done over and over. How long it takes,
/// <c>bench/</c> measures.
/// </summary>
public sealed class PaceTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_post_to_10_000_followers_is_in_every_feed_within_the_capacity_though_workers_are_killed()
    {
        await using var run = new PaceRun(workers: 4, followers: 10_000);
        await run.StartAsync();

        var pace = await run.DeliverAsync(killedAt: [2_500, 6_000]);

        output.WriteLine($"{pace}");
        pace.Entries.ShouldBe(10_000);
        pace.ThrottledFrom(2).ShouldBe(0, pace.ToString());
        pace.WrittenBeforeSmall.ShouldBeLessThan(9_000, "a post to ten followers does not wait for it");
        pace.Written.ShouldBeInRange(10_010, 10_010 + (8 * PaceRun.FollowersPerJob), "what the four had in hand is written again, and no more");
    }
}

/// <summary>Beside the other one, which takes its time.</summary>
public sealed class SlowTableTests(ITestOutputHelper output)
{
    private const int BatchesPerSecond = 2;

    [Fact]
    public async Task Where_the_table_has_less_than_the_setting_says_workers_slow_down_and_deliver_all()
    {
        await using var run = new PaceRun(workers: 2, followers: 100, capacity: 5);
        await run.StartAsync();

        var pace = await run.DeliverAsync();

        output.WriteLine($"{pace}");
        pace.Entries.ShouldBe(100);
        pace.ThrottledFrom(0).ShouldBeInRange(1, pace.Lasted * BatchesPerSecond * Dynamo.WritesPerBatch, "writers do not hammer at it");
    }
}

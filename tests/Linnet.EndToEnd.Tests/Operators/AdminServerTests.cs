using Linnet.Core.Jobs;
using Linnet.EndToEnd.Tests.Streaming;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Operators;

/// <summary>Dead letters, and how the server is doing.</summary>
public sealed class AdminServerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Trait(TestStorage.Trait, TestStorage.Sqlite)]
    [Fact]
    public async Task Jobs_that_were_set_aside_are_listed_by_pages_and_sent_again()
    {
        await using var app = await new LinnetApp { Settings = new() { ["FanOut:Workers"] = "0" } }.StartedAsync();
        var (boss, ann) = (await app.OperatorAsync("boss"), await app.SignedInAsAsync("ann"));
        List<string> posted = [];
        for (var number = 0; number < 5; number++)
        {
            posted.Add((await ann.PostAsync($"Number {number}")).Id);
        }

        var queue = app.Get<IJobQueue>();
        foreach (var job in (await queue.ListAsync(setAsideOnly: false, null, 10, Token)).Take(4))
        {
            await SetAsideAsync(queue, job);
        }

        var first = (await boss.Client.GetDeadJobsAsync(null, 3, Token)).Value;
        var rest = (await boss.Client.GetDeadJobsAsync(first.Next, 3, Token)).Value;

        first.Jobs.Concat(rest.Jobs).Select(job => job.StatusId).ShouldBe(posted.Take(4));
        rest.Next.ShouldBeNull();
        first.Jobs[0].ShouldSatisfyAllConditions(
            job => job.Kind.ShouldBe("post-status"),
            job => job.AuthorId.ShouldBe(ann.Id),
            job => job.Attempts.ShouldBe(Core.Limits.JobAttempts),
            job => job.Error.ShouldBe("Broken"));
        var figures = (await boss.Client.GetFiguresAsync(Token)).Value;
        (figures.PostStatusJobs, figures.UpdateFeedJobs, figures.DeadJobs).ShouldBe((1, 0, 4));

        var one = (await boss.Client.RetryDeadJobsAsync(new() { Ids = [first.Jobs[1].Id, "no such job"] }, Token)).Value;
        var left = (await boss.Client.GetDeadJobsAsync(null, null, Token)).Value;
        var all = (await boss.Client.RetryDeadJobsAsync(new() { All = true }, Token)).Value;

        (one.Sent, left.Jobs.Count, all.Sent).ShouldBe((1, 3, 3));
        app.Settings.Remove("FanOut:Workers");
        await app.RestartAsync();
        foreach (var id in posted)
        {
            await Eventually.HoldsAsync(async () => (await ann.Client.GetReceiptAsync(id, Token)).Value.Complete);
        }
    }

    [Fact]
    public async Task Neither_nothing_nor_everything_and_something_is_sent_again()
    {
        await using var app = await new LinnetApp().StartedAsync();
        var boss = await app.OperatorAsync("boss");

        (await boss.Client.RetryDeadJobsAsync(new(), Token)).Error!.StatusCode.ShouldBe(422);
        (await boss.Client.RetryDeadJobsAsync(new() { Ids = [] }, Token)).Error!.StatusCode.ShouldBe(422);
        (await boss.Client.RetryDeadJobsAsync(new() { Ids = ["1.2.3"], All = true }, Token)).Error!.StatusCode.ShouldBe(422);
        var many = Enumerable.Range(0, Core.Limits.LookUpIds + 1).Select(number => $"1.{number}.0").ToList();
        (await boss.Client.RetryDeadJobsAsync(new() { Ids = many }, Token)).Error!.StatusCode.ShouldBe(422);
        (await boss.Client.GetDeadJobsAsync(null, 0, Token)).Error!.StatusCode.ShouldBe(422);
        (await boss.Client.GetDeadJobsAsync("nonsense", null, Token)).Value.Jobs.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_figures_say_what_there_is_and_what_has_happened()
    {
        var before = TimeProvider.System.GetUtcNow();
        await using var app = await new LinnetApp { Settings = new() { ["ReadCache:Enabled"] = "true" } }.StartedAsync();
        var (boss, ann) = (await app.OperatorAsync("boss"), await app.SignedInAsAsync("ann"));
        var post = await ann.PostAsync("Counted");
        await boss.Client.FavouriteAsync(post.Id, Token);
        await boss.Client.GetStatusAsync(post.Id, Token);

        await using var listener = await Listener.OpenAsync(ann);

        var figures = (await boss.Client.GetFiguresAsync(Token)).Value;

        (figures.Accounts, figures.Statuses, figures.DeadJobs, figures.UnsentLikes).ShouldBe((2, 1, 0, TestStorage.IsAws ? 0 : 1));
        (figures.Calls, figures.OpenStreams).ShouldBe((5, 1));
        figures.Version.ShouldNotBeEmpty();
        figures.StartedAt.ShouldBeInRange(before.AddMilliseconds(-1), TimeProvider.System.GetUtcNow());
        figures.UptimeSeconds.ShouldBeInRange(0, 300);
        figures.MemoryBytes.ShouldBeInRange(10L << 20, 100L << 30);
        figures.DatabaseReads.ShouldBePositive();
        figures.DatabaseWrites.ShouldBePositive();
        (figures.CacheHits + figures.CacheMisses).ShouldBePositive();
    }

    private static async Task SetAsideAsync(IJobQueue queue, JobInfo job)
    {
        for (var attempt = 0; attempt < Core.Limits.JobAttempts; attempt++)
        {
            await queue.FailAsync(job.Kind, job.Id, "Broken", Token);
        }
    }
}

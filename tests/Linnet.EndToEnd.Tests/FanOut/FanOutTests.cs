using System.Globalization;
using Linnet.Core.Ids;
using Linnet.Core.Jobs;
using Linnet.Protocol.Statuses;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.FanOut;

/// <summary>How a status comes into the feeds of its author's followers.</summary>
public sealed class FanOutTests
{
    private readonly IdGenerator _ids = new(TimeProvider.System, node: 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_the_workers_stopped_a_post_is_answered_and_its_job_waits_for_them()
    {
        await using var app = await new LinnetApp { Settings = new() { ["FanOut:Workers"] = "0" } }.StartedAsync();
        var (ann, bob) = (await app.SignedInAsAsync("ann"), await app.SignedInAsAsync("bob"));
        await bob.FollowAsync(ann);
        await bob.ReadHomeAsync();

        var post = await ann.PostAsync("Is anybody working?");

        (await app.Get<IJobQueue>().CountAsync(Token)).PostStatus.ShouldBe(1);
        (await ann.Client.GetReceiptAsync(post.Id, Token)).Value.ShouldSatisfyAllConditions(
            receipt => receipt.Complete.ShouldBeFalse(), receipt => receipt.CompletedAt.ShouldBeNull());

        app.Settings.Remove("FanOut:Workers");
        await app.RestartAsync();

        var receipt = await CompletedAsync(ann, post);
        receipt.Followers.ShouldBe(1);
        await Eventually.HoldsAsync(async () => await app.Get<IJobQueue>().CountAsync(Token) == new JobCounts(0, 0, 0));
        (await bob.ReadHomeAsync()).Select(status => status.Id).ShouldBe([post.Id]);
    }

    [Trait(TestStorage.Trait, TestStorage.Fast)]
    [Fact]
    public async Task Behind_ten_authors_with_many_followers_one_with_few_is_served_within_two_turns()
    {
        const int large = 10;
        await using var app = await new LinnetApp
        {
            Replace = PausedFeeds.Wrap,
            Settings = new() { ["FanOut:FollowersPerJob"] = "100" },
        }.StartedAsync();
        var crowd = await app.AddStrangersAsync(_ids, "crowd", 2000);
        var stars = await app.SignedInManyAsync("star", large);
        var ann = await app.SignedInAsAsync("ann");
        await app.AddFollowsAsync(_ids,
        [
            .. from star in stars from follower in crowd select (follower, star.AccountId),
            .. crowd.Take(10).Select(follower => (follower, ann.AccountId)),
        ]);
        var feeds = app.Get<PausedFeeds>();
        feeds.Pause = TimeSpan.FromMilliseconds(50);
        await Task.WhenAll(stars.Select(star => star.PostAsync("To all of you")));

        var post = await ann.PostAsync("To the few");
        var takenBefore = feeds.Delivered.Count;
        await Eventually.HoldsAsync(() => feeds.Delivered.Contains(IdOf(post)));

        var ofOthers = feeds.Delivered.Skip(takenBefore).TakeWhile(status => status != IdOf(post)).Count();
        ofOthers.ShouldBeLessThanOrEqualTo(2 * large);
        feeds.Pause = TimeSpan.Zero;
        (await CompletedAsync(ann, post)).Followers.ShouldBe(10);
        foreach (var star in stars)
        {
            var status = (await star.Client.GetAccountStatusesAsync(star.Id, default, Token)).Value.Items.Single();
            (await CompletedAsync(star, status)).Jobs.ShouldBe(20);
        }
    }

    [Trait(TestStorage.Trait, TestStorage.Sqlite)]
    [Fact]
    public async Task Followers_with_and_without_a_feed_in_memory_see_the_post_before_and_after_a_restart()
    {
        await using var app = await new LinnetApp().StartedAsync();
        var daisy = await app.SignedInAsAsync("daisy");
        var crowd = await app.AddStrangersAsync(_ids, "donald", 2000);
        await app.AddFollowsAsync(_ids, crowd.Select(follower => (follower, daisy.AccountId)));
        var sample = new List<Person>();
        foreach (var number in Enumerable.Range(0, 40))
        {
            sample.Add(await app.SignInAsync(crowd[number * 50], $"donald{(number * 50) + 1}"));
        }

        var readers = sample.Take(20).ToList();
        foreach (var reader in readers)
        {
            (await reader.ReadHomeAsync()).ShouldBeEmpty();
        }

        var post = await daisy.PostAsync("Hello all");

        var receipt = await CompletedAsync(daisy, post);
        (receipt.Followers, receipt.FeedsWritten, receipt.FeedsDeferred).ShouldBe((2000, readers.Count, 2000 - readers.Count));
        await ShouldSeeAsync(readers.Concat(sample.Skip(20).Take(10)), post);
        await app.RestartAsync();
        await ShouldSeeAsync(sample, post);
    }

    private static long IdOf(Status status) => long.Parse(status.Id, CultureInfo.InvariantCulture);

    private static async Task ShouldSeeAsync(IEnumerable<Person> people, Status post)
    {
        foreach (var person in people)
        {
            (await person.ReadHomeAsync()).Select(status => status.Id).ShouldBe([post.Id], $"{person}");
        }
    }

    private static async Task<Receipt> CompletedAsync(Person author, Status post)
    {
        Receipt? receipt = null;
        await Eventually.HoldsAsync(
            async () => (receipt = (await author.Client.GetReceiptAsync(post.Id, Token)).Value).Complete,
            TimeSpan.FromSeconds(20));
        return receipt!;
    }
}

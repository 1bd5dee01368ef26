using System.Globalization;
using Linnet.Core.Ids;
using Linnet.Core.Seeding;
using Linnet.Core.Statuses;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Timelines;

/// <summary>A feed made of the stories of hundreds of people.</summary>
public sealed class ManyFollowedTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private const int Followed = 500;
    private const int StatusesBefore = 500;
    private const int StatusesAfter = 1500;

    private readonly IdGenerator _ids = new(TimeProvider.System, node: 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Walking_the_feed_of_who_follows_500_gives_exactly_what_the_rule_says()
    {
        var owner = await app.SignedInAsAsync("owner");
        var authors = await app.AddStrangersAsync(_ids, "author", Followed);
        await AddStatusesAsync(authors, StatusesBefore);
        await app.AddFollowsAsync(_ids, authors.Select(author => (Follower: owner.AccountId, Followee: author)));
        var expected = await AddStatusesAsync(authors, StatusesAfter);

        (await WalkAsync(owner)).ShouldBe(expected);

        // What comes after the first read is delivered, not merged; whom one leaves stays with what was written until then.
        var author = await app.SignInAsync(authors[0], "author1");
        expected.Insert(0, await PostAsync(author));
        (await owner.Client.UnfollowAsync(author.Id, Token)).Error.ShouldBeNull();
        await PostAsync(author);
        (await WalkAsync(owner)).ShouldBe(expected);

        await app.RestartAsync();
        (await WalkAsync(owner)).ShouldBe(expected);
    }

    private static async Task<long> PostAsync(Person author)
    {
        var status = await author.PostAsync("News");
        await Eventually.HoldsAsync(async () => (await author.Client.GetReceiptAsync(status.Id, Token)).Value.Complete);
        return long.Parse(status.Id, CultureInfo.InvariantCulture);
    }

    /// <summary>Statuses of all the authors in turn; their ids, newest first.</summary>
    private async Task<List<long>> AddStatusesAsync(IReadOnlyList<long> authors, int count)
    {
        var statuses = Enumerable.Range(0, count)
            .Select(number => new Status
            {
                Id = _ids.Next(),
                AccountId = authors[number * 7 % authors.Count],
                Content = new() { Text = $"{number}" },
            })
            .ToList();
        await app.Get<ISeedStore>().AddStatusesAsync(statuses, Token);
        return [.. statuses.Select(status => status.Id).Reverse()];
    }

    private async Task<List<long>> WalkAsync(Person owner)
    {
        var seen = new List<long>();
        for (var path = "/api/v1/timelines/home?limit=40"; path is not null;)
        {
            var page = await Ask.Get(path, owner.Token).SendAsync(app);
            page.Status.ShouldBe(200, page.Text);
            seen.AddRange(page.Ids().Select(id => long.Parse(id, CultureInfo.InvariantCulture)));
            path = page.Next;
            seen.Count.ShouldBeLessThanOrEqualTo(StatusesBefore + StatusesAfter + 2);
        }

        return seen;
    }
}

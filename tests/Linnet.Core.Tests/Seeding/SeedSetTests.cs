using Linnet.Core.Accounts;
using Linnet.Core.Ids;
using Linnet.Core.Seeding;
using Linnet.Core.Statuses;

namespace Linnet.Core.Tests.Seeding;

public sealed class SeedSetTests
{
    private static readonly CommunityPlan Plan = new(Accounts: 2000, Statuses: 3000, Follows: 20, Seed: 1);

    [Fact]
    public void The_same_plan_makes_the_same_community()
    {
        var (one, other) = (new Community(Plan), new Community(Plan));

        one.Accounts().ShouldBe(other.Accounts());
        one.Follows().ShouldBe(other.Follows());
        one.Statuses().Select(Told).ShouldBe(other.Statuses().Select(Told));
    }

    [Fact]
    public void Another_seed_makes_a_community_that_can_stand_beside_it()
    {
        var (one, other) = (new Community(Plan), new Community(Plan with { Seed = 2 }));

        one.Accounts().Select(account => account.Alias).Intersect(other.Accounts().Select(account => account.Alias)).ShouldBeEmpty();
        one.Accounts().Select(account => account.Id).Intersect(other.Accounts().Select(account => account.Id)).ShouldBeEmpty();
        one.Statuses().Select(status => status.Id).Intersect(other.Statuses().Select(status => status.Id)).ShouldBeEmpty();
    }

    [Fact]
    public void Ids_are_unique_and_past_and_follows_come_before_statuses()
    {
        var set = new Community(Plan);
        var accounts = set.Accounts().Select(account => account.Id).ToList();
        var follows = set.Follows().Select(follow => follow.Since).ToList();
        var statuses = set.Statuses().Select(status => status.Id).ToList();

        ((IEnumerable<long>)[.. accounts, .. follows, .. statuses]).ShouldBeUnique();
        accounts.Max().ShouldBeLessThan(follows.Min());
        follows.Max().ShouldBeLessThan(statuses.Min());
        statuses.ShouldBeInOrder();
        IdGenerator.TimeOf(statuses.Max()).Year.ShouldBe(2025);
    }

    [Fact]
    public void Accounts_obey_the_rules()
    {
        foreach (var account in new Community(Plan with { Seed = CommunityPlan.SeedMax }).Accounts().Take(500))
        {
            AccountRules.Alias(account.Alias).Refusal.ShouldBeNull();
            AccountRules.FirstName(account.FirstName).Refusal.ShouldBeNull();
            AccountRules.LastName(account.LastName).Refusal.ShouldBeNull();
        }
    }

    [Fact]
    public void Texts_obey_the_rules_and_hold_the_entities_that_they_are_said_to_hold()
    {
        foreach (var content in new Community(Plan).Statuses().Select(status => status.Content))
        {
            StatusText.Normalise(content.Text).Value.ShouldBe(content.Text);
            var found = TextEntities.Find(content.Text);
            found.Where(entity => entity.Kind is TextEntityKind.Mention).Select(entity => entity.Value)
                .ShouldBe(content.Mentions.Select(mention => mention.Alias));
            found.Where(entity => entity.Kind is TextEntityKind.Hashtag).Select(entity => Tags.Normalise(entity.Value))
                .ShouldBe(content.Tags);
        }
    }

    [Fact]
    public void Few_have_many_followers_and_some_follow_nobody()
    {
        var set = new Community(Plan);
        var follows = set.Follows().ToList();
        var followers = follows.CountBy(follow => follow.FolloweeId).Select(count => count.Value).OrderDescending().ToList();

        follows.Count.ShouldBe((int)set.FollowCount);
        ((double)follows.Count / Plan.Accounts).ShouldBeInRange(Plan.Follows * 0.8, Plan.Follows * 1.2);
        followers[0].ShouldBeGreaterThan(20 * followers[followers.Count / 2]);
        follows.Select(follow => follow.FollowerId).Distinct().Count().ShouldBeLessThan(Plan.Accounts);
        follows.Select(follow => (follow.FollowerId, follow.FolloweeId)).ShouldBeUnique();
        follows.ShouldAllBe(follow => follow.FollowerId != follow.FolloweeId);
    }

    [Fact]
    public void Followers_of_one_keep_their_ids_when_more_are_made()
    {
        var few = new FollowersOfOne(new("daisy", 10, "donald"), null);
        var many = new FollowersOfOne(new("daisy", 100, "donald"), null);

        many.Accounts().Take(11).ShouldBe(few.Accounts());
        many.Follows().Take(10).ShouldBe(few.Follows());
    }

    [Fact]
    public void Other_prefixes_have_other_ids() =>
        new FollowersOfOne(new("daisy", 100, "goofy"), null).Accounts().Select(account => account.Id).Skip(1)
            .Intersect(new FollowersOfOne(new("daisy", 100, "donald"), null).Accounts().Select(account => account.Id))
            .ShouldBeEmpty();

    private static (long, long, string, string) Told(Status status) =>
        (status.Id, status.AccountId, status.Content.Text, string.Join(' ', status.Content.Tags));
}

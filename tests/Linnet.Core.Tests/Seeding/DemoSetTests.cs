using Linnet.Core.Accounts;
using Linnet.Core.Ids;
using Linnet.Core.Media;
using Linnet.Core.Seeding.Demo;
using Linnet.Core.Statuses;

namespace Linnet.Core.Tests.Seeding;

public sealed class DemoSetTests
{
    // Shortly after midnight, when what was posted within the hour was posted yesterday.
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 1, 0, TimeSpan.Zero);
    private static readonly DemoSet Demo = new(Now, [.. DemoPeople.All.Select(person => $"{person.Alias}.png")]);

    [Fact]
    public void The_people_obey_the_rules_and_their_pictures_are_different_images()
    {
        foreach (var account in Demo.Accounts())
        {
            AccountRules.Alias(account.Alias).Refusal.ShouldBeNull();
            AccountRules.FirstName(account.FirstName).Value.ShouldBe(account.FirstName);
            AccountRules.LastName(account.LastName).Value.ShouldBe(account.LastName);
            AccountRules.Note(account.Note).Value.ShouldBe(account.Note);
        }

        var pictures = DemoPeople.All.Select(person => person.Avatar.ToPng()).ToList();
        pictures.ShouldAllBe(picture => AvatarImage.Inspect(picture).Refusal == null);
        pictures.Select(picture => Convert.ToHexString(picture.Span)).ShouldBeUnique();
        Demo.Accounts().ShouldContain(account => account.Alias == DemoPeople.Reader);
        Demo.Accounts().Single(account => account.Role is AccountRole.Operator).Alias.ShouldBe(DemoPeople.Operator);
    }

    [Fact]
    public void The_texts_obey_the_rules_and_mention_only_those_who_are_there()
    {
        var contents = Demo.Statuses().Select(status => status.Content).Concat(Demo.Edits().Select(edit => edit.Content)).ToList();

        contents.Count.ShouldBeInRange(60, 110);
        foreach (var content in contents)
        {
            StatusText.Normalise(content.Text).Value.ShouldBe(content.Text);
            TextEntities.Find(content.Text).Where(entity => entity.Kind is TextEntityKind.Mention).Select(entity => entity.Value)
                .ShouldBe(content.Mentions.Select(mention => mention.Alias));
        }

        contents.ShouldContain(content => content.Text.Contains('\n'));
        contents.ShouldContain(content => content.Text.Contains("https://example.org/", StringComparison.Ordinal));
        contents.SelectMany(content => content.Tags).Distinct().Count().ShouldBeGreaterThan(8);
    }

    [Fact]
    public void Everything_happened_in_the_past_and_in_an_order_that_can_be()
    {
        var accounts = Demo.Accounts().Select(account => account.Id).ToList();
        var follows = Demo.Follows().Select(follow => follow.Since).ToList();
        var statuses = Demo.Statuses().Select(status => status.Id).ToList();
        var likes = Demo.Likes().ToList();

        ((IEnumerable<long>)[.. accounts, .. follows, .. statuses]).ShouldBeUnique();
        accounts.Max().ShouldBeLessThan(follows.Min());
        follows.Max().ShouldBeLessThan(statuses.Min());
        statuses.ShouldBeInOrder();
        statuses.Max().ShouldBeLessThan(IdGenerator.AtTime(Now));
        likes.Select(like => like.Id).ShouldBeUnique();
        likes.ShouldAllBe(like => like.Id > like.StatusId && like.Id < IdGenerator.AtTime(Now));
        Demo.Edits().ShouldAllBe(edit => edit.At > IdGenerator.TimeOf(edit.StatusId) && edit.At < Now);
    }

    [Fact]
    public void Whoever_likes_a_status_follows_its_author_or_is_mentioned_and_nobody_likes_their_own()
    {
        var statuses = Demo.Statuses().ToDictionary(status => status.Id);
        var follows = Demo.Follows().Select(follow => (follow.FollowerId, follow.FolloweeId)).ToHashSet();

        follows.ShouldAllBe(follow => follow.FollowerId != follow.FolloweeId);
        follows.Count.ShouldBe((int)Demo.FollowCount);
        foreach (var like in Demo.Likes())
        {
            var status = statuses[like.StatusId];
            like.AccountId.ShouldNotBe(status.AccountId);
            (follows.Contains((like.AccountId, status.AccountId))
                || status.Content.Mentions.Any(mention => mention.AccountId == like.AccountId)).ShouldBeTrue();
        }

        Demo.Likes().Select(like => (like.StatusId, like.AccountId)).ShouldBeUnique();
        Demo.Likes().Select(like => like.StatusId).Distinct().Count().ShouldBeGreaterThan(statuses.Count / 2);
    }

    [Fact]
    public void Everybody_is_followed_follows_somebody_and_has_posted()
    {
        foreach (var account in Demo.Accounts())
        {
            Demo.Follows().ShouldContain(follow => follow.FollowerId == account.Id);
            Demo.Follows().ShouldContain(follow => follow.FolloweeId == account.Id);
            Demo.Statuses().Count(status => status.AccountId == account.Id).ShouldBeGreaterThan(3);
        }
    }
}

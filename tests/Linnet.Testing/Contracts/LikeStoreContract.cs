using Linnet.Core.Likes;
using Linnet.Core.Paging;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="ILikeStore"/> promises.</summary>
public abstract class LikeStoreContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private ILikeStore Likes => Store.Likes;

    [Fact]
    public async Task A_like_counts_once_however_often_it_is_applied()
    {
        var (author, status) = await PostAsync();
        var like = new Like(Store.Ids.Next(), status, author, IsLiked: true);

        for (var time = 0; time < 3; time++)
        {
            (await ApplyAsync(like))[status].ShouldBe(1);
        }

        (await Likes.FindAsync(status, author, Token)).ShouldBe(new(1, true));
        await Store.ShouldCountRightAsync();
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 0)]
    public async Task The_newest_word_counts_in_whatever_order_they_come(params int[] order)
    {
        var (author, status) = await PostAsync();
        Like[] words = [Yes(status, author), No(status, author), Yes(status, author)];
        Like[] opposite = [.. words.Select(word => word with { IsLiked = !word.IsLiked })];
        var other = await Store.AddAccountAsync();

        foreach (var index in order)
        {
            await ApplyAsync(words[index], opposite[index] with { AccountId = other.Id });
        }

        (await Likes.FindAsync(status, author, Token)).ShouldBe(new(1, true));
        (await Likes.FindAsync(status, other.Id, Token)).ShouldBe(new(1, false));
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Of_several_words_in_one_batch_the_newest_counts()
    {
        var (author, status) = await PostAsync();
        var (first, second, third) = (Store.Ids.Next(), Store.Ids.Next(), Store.Ids.Next());

        var counts = await ApplyAsync(
            new(third, status, author, false), new(first, status, author, false), new(second, status, author, true));

        counts.ShouldBe(new Dictionary<long, int> { [status] = 0 });
        (await Likes.FindAsync(status, author, Token)).ShouldBe(new(0, false));
    }

    [Fact]
    public async Task Batches_of_two_processes_that_cross_count_right()
    {
        var (_, status) = await PostAsync();
        var people = await Store.AddAccountsAsync(40);
        Like[] one = [.. people.Select(person => new Like(Store.Ids.Next(), status, person, person % 2 == 0))];
        Like[] two = [.. people.Select(person => new Like(Store.Ids.Next(), status, person, person % 3 == 0))];
        var three = one.Select((word, index) => index < 20 ? word : two[index]).ToArray();

        await Task.WhenAll(
            new[] { one, two, three, two, one }.Select(batch => Task.Run(() => Likes.ApplyAsync(batch, Token), Token)));

        var expected = people.Where(person => person % 3 == 0).ToList();
        (await Likes.FindAsync(status, people[0], Token)).ShouldNotBeNull().Likes.ShouldBe(expected.Count);
        (await Likes.ListByStatusAsync(status, PageRequest.Newest(40), Token)).Select(like => like.OtherId)
            .ShouldBe(expected, ignoreOrder: true);
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Words_about_what_is_gone_are_passed_over_and_the_rest_counts()
    {
        var (author, status) = await PostAsync();
        var (gone, leaver) = (await Store.PostAsync(author), await Store.AddAccountAsync());
        await Store.Statuses.DeleteAsync(gone.Id, author, Token);
        await Store.Accounts.DeleteAsync(leaver.Id, Token);

        var counts = await ApplyAsync(
            Yes(gone.Id, author), Yes(NoSuchId, author), Yes(status, leaver.Id), Yes(status, NoSuchId), Yes(status, author));

        counts.ShouldBe(new Dictionary<long, int> { [status] = 1 });
        (await Likes.FindAsync(gone.Id, author, Token)).ShouldBeNull();
        (await Likes.ListByStatusAsync(gone.Id, PageRequest.Newest(), Token)).ShouldBeEmpty();
        (await Likes.ListByAccountAsync(leaver.Id, PageRequest.Newest(), Token)).ShouldBeEmpty();
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task The_count_stands_in_the_status_and_survives_edits_and_a_restart()
    {
        var (author, status) = await PostAsync();
        var fans = await Store.AddAccountsAsync(3);
        await ApplyAsync([.. fans.Select(fan => Yes(status, fan))]);
        await ApplyAsync(No(status, fans[1]));
        await Store.Statuses.EditAsync(status, author, Build.Content("other"), Store.Clock.GetUtcNow(), Token);

        await Store.ReopenAsync();

        (await Store.Statuses.FindAsync(status, Token)).ShouldNotBeNull().Likes.ShouldBe(2);
        (await Store.Statuses.FindManyAsync([status], Token)).ShouldHaveSingleItem().Likes.ShouldBe(2);
        (await Likes.FindAsync(status, fans[2], Token)).ShouldBe(new(2, true));
        (await ApplyAsync(Yes(status, fans[1])))[status].ShouldBe(3);
    }

    [Fact]
    public async Task What_an_account_likes_among_some_statuses_is_found_at_once()
    {
        var (author, first) = await PostAsync();
        var (second, third, fan) = (await Store.PostAsync(author), await Store.PostAsync(author), await Store.AddAccountAsync());
        await ApplyAsync(Yes(first, fan.Id), Yes(second.Id, fan.Id), Yes(third.Id, author));
        await ApplyAsync(No(second.Id, fan.Id));

        (await Likes.FindLikedAsync(fan.Id, [first, second.Id, third.Id, NoSuchId], Token)).ShouldBe([first]);
        (await Likes.FindLikedAsync(author, [first, second.Id], Token)).ShouldBeEmpty();
        (await Likes.FindLikedAsync(fan.Id, [], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Both_lists_are_paged_by_the_ids_of_likes()
    {
        var author = (await Store.AddAccountAsync()).Id;
        var people = await Store.AddAccountsAsync(9);
        List<long> statuses = [];
        for (var number = 0; number < 9; number++)
        {
            statuses.Add((await Store.PostAsync(author)).Id);
        }

        // Not in the order of accounts and statuses.
        var ofStatus = people.Order().Reverse().Select(person => Yes(statuses[4], person)).ToList();
        var ofAccount = statuses.Except([statuses[4]]).Reverse().Select(status => Yes(status, people[3])).ToList();
        await ApplyAsync([.. ofStatus, .. ofAccount]);
        var (likers, liked) = (ofStatus.ToList(), ofAccount.Append(ofStatus.Single(like => like.AccountId == people[3])).ToList());
        likers.RemoveAll(like => like.AccountId == people[5]);
        liked.RemoveAll(like => like.StatusId == statuses[6]);
        await ApplyAsync(No(statuses[4], people[5]), No(statuses[6], people[3]));

        await ShouldListAsync(Likes.ListByStatusAsync, statuses[4], likers, like => like.AccountId);
        await ShouldListAsync(Likes.ListByAccountAsync, people[3], liked, like => like.StatusId);
    }

    [Fact]
    public async Task Liking_again_moves_a_like_to_the_top()
    {
        var (author, status) = await PostAsync();
        var fan = await Store.AddAccountAsync();
        await ApplyAsync(Yes(status, fan.Id), Yes(status, author));
        await ApplyAsync(No(status, fan.Id));
        await ApplyAsync(Yes(status, fan.Id));

        (await Likes.ListByStatusAsync(status, PageRequest.Newest(), Token)).Select(like => like.OtherId)
            .ShouldBe([fan.Id, author]);
    }

    [Fact]
    public async Task Likes_go_with_their_status()
    {
        var (author, status) = await PostAsync();
        var fan = await Store.AddAccountAsync();
        await ApplyAsync(Yes(status, fan.Id));

        await Store.Statuses.DeleteAsync(status, author, Token);

        (await Likes.ListByStatusAsync(status, PageRequest.Newest(), Token)).ShouldBeEmpty();
        (await Likes.ListByAccountAsync(fan.Id, PageRequest.Newest(), Token)).ShouldBeEmpty();
        (await Likes.FindLikedAsync(fan.Id, [status], Token)).ShouldBeEmpty();
        (await ApplyAsync(Yes(status, fan.Id))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_likes_of_a_purged_account_are_counted_off_and_a_late_word_changes_nothing()
    {
        var (author, status) = await PostAsync();
        var other = await Store.PostAsync(author);
        var (fan, leaver) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        await ApplyAsync(Yes(status, fan.Id), Yes(status, leaver.Id), Yes(other.Id, leaver.Id));
        await ApplyAsync(No(other.Id, leaver.Id));

        await Store.Accounts.DeleteAsync(leaver.Id, Token);
        await Store.PurgeAsync();
        await ApplyAsync(Yes(status, leaver.Id), Yes(other.Id, leaver.Id));

        (await Likes.FindAsync(status, leaver.Id, Token)).ShouldBe(new(1, false));
        (await Likes.FindAsync(other.Id, leaver.Id, Token)).ShouldBe(new(0, false));
        (await Likes.ListByAccountAsync(leaver.Id, PageRequest.Newest(), Token)).ShouldBeEmpty();
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task What_is_said_after_a_restart_is_newer_than_what_was_said_before()
    {
        var (author, status) = await PostAsync();
        var late = Store.Ids.Next() + (1L << 40);
        await ApplyAsync(new Like(late, status, author, IsLiked: true));

        await Store.ReopenAsync();

        // Whoever speaks asks first.
        await Likes.FindAsync(status, author, Token);
        Store.Ids.Next().ShouldBeGreaterThan(late);
    }

    [Fact]
    public async Task An_empty_batch_is_harmless() => (await ApplyAsync()).ShouldBeEmpty();

    private static async Task ShouldListAsync(
        Func<long, PageRequest, CancellationToken, ValueTask<IReadOnlyList<LikeEntry>>> list,
        long id,
        IEnumerable<Like> likes,
        Func<Like, long> other)
    {
        var expected = likes.OrderByDescending(like => like.Id).ToList();
        await PageWalk.ShouldBeAsync(
            async page => [.. (await list(id, page, Token)).Select(entry => entry.LikeId)], [.. expected.Select(like => like.Id)]);
        (await list(id, PageRequest.Newest(40), Token)).Select(entry => entry.OtherId).ShouldBe(expected.Select(other));
    }

    private async Task<(long Author, long Status)> PostAsync()
    {
        var author = await Store.AddAccountAsync();
        return (author.Id, (await Store.PostAsync(author.Id)).Id);
    }

    private Like Yes(long statusId, long accountId) => new(Store.Ids.Next(), statusId, accountId, IsLiked: true);

    private Like No(long statusId, long accountId) => new(Store.Ids.Next(), statusId, accountId, IsLiked: false);

    private Task<IReadOnlyDictionary<long, int>> ApplyAsync(params IReadOnlyList<Like> likes) => Likes.ApplyAsync(likes, Token);
}

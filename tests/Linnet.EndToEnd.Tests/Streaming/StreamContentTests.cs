using Linnet.Core.Ids;
using Linnet.Protocol.Streaming;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Streaming;

/// <summary>What streams tell, and whom.</summary>
public sealed class StreamContentTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feeds_stream_tells_of_what_those_followed_post_edit_and_delete_in_order()
    {
        var (author, fan) = (await app.SignedInAsAsync("told_author"), await app.SignedInAsAsync("told_fan"));
        await fan.FollowAsync(author);
        await using var stream = await Listener.OpenAsync(fan);

        var posted = await author.PostAsync("Hello @told_fan");
        var told = await stream.ShouldTellAsync(StreamEvent.Update, posted.Id);
        var edited = await EditAsync(author, posted.Id, "Hello again");
        var toldAgain = await stream.ShouldTellAsync(StreamEvent.StatusUpdate, posted.Id);
        await DeleteAsync(author, posted.Id);
        await stream.ShouldTellDeletedAsync(posted.Id);

        (told.Content, told.Url, told.Account.Acct).ShouldBe((posted.Content, posted.Url, "told_author"));
        told.Mentions.Count.ShouldBe(1);
        (toldAgain.Content, toldAgain.EditedAt).ShouldBe((edited.Content, edited.EditedAt));
    }

    [Fact]
    public async Task Authors_are_told_of_their_own_statuses()
    {
        var author = await app.SignedInAsAsync("own_author");
        await using var stream = await Listener.OpenAsync(author);

        var posted = await author.PostAsync("Mine");
        await stream.ShouldTellAsync(StreamEvent.Update, posted.Id);
        await DeleteAsync(author, posted.Id);

        await stream.ShouldTellDeletedAsync(posted.Id);
    }

    [Fact]
    public async Task A_feeds_stream_is_silent_about_those_who_were_not_followed_at_the_post()
    {
        var (author, fan) = (await app.SignedInAsAsync("past_author"), await app.SignedInAsAsync("past_fan"));
        await fan.FollowAsync(author);
        var held = await author.PostAsync("While followed");
        await Linnet.Testing.Eventually.HoldsAsync(async () => (await fan.ReadHomeAsync()).Count == 1);
        _ = (await fan.Client.UnfollowAsync(author.Id, Token)).Value;
        await using var stream = await Listener.OpenAsync(fan);

        var missed = await author.PostAsync("While not followed");
        await EditAsync(author, missed.Id, "Still not");
        await DeleteAsync(author, missed.Id);
        await EditAsync(author, held.Id, "The feed holds this one all the same");

        await stream.ShouldTellAsync(StreamEvent.StatusUpdate, held.Id);
    }

    [Fact]
    public async Task The_public_streams_tell_of_everybody_and_need_no_token()
    {
        var author = await app.SignedInAsAsync("public_author");
        await using var all = await Listener.OpenAsync(app.Client, "public");
        await using var local = await Listener.OpenAsync(app.Client, "public:local");

        var posted = await author.PostAsync("To all");
        await all.ShouldTellAsync(StreamEvent.Update, posted.Id);
        await local.ShouldTellAsync(StreamEvent.Update, posted.Id);
        await EditAsync(author, posted.Id, "To all again");
        await all.ShouldTellAsync(StreamEvent.StatusUpdate, posted.Id);
        await DeleteAsync(author, posted.Id);

        await all.ShouldTellDeletedAsync(posted.Id);
    }

    [Fact]
    public async Task A_hashtags_stream_tells_of_that_tag_however_it_is_written()
    {
        var author = await app.SignedInAsAsync("tag_author");
        await using var stream = await Listener.OpenAsync(app.Client, "hashtag", "ＤUCKS");

        await author.PostAsync("About #geese");
        var posted = await author.PostAsync("About #geese and #Ducks");

        await stream.ShouldTellAsync(StreamEvent.Update, posted.Id);
    }

    [Fact]
    public async Task What_depends_on_the_viewer_is_left_out()
    {
        var author = await app.SignedInAsAsync("flag_author");
        await using var stream = await Listener.OpenAsync(author);
        var posted = await author.PostAsync("Liked soon");
        var told = await stream.NextAsync();
        await author.Client.FavouriteAsync(posted.Id, Token);
        await app.SettledAsync();
        await EditAsync(author, posted.Id, "Liked now");

        var toldAgain = await stream.ShouldTellAsync(StreamEvent.StatusUpdate, posted.Id);

        told.Payload.ShouldEndWith("\"favourites_count\":0}");
        (toldAgain.FavouritesCount, toldAgain.Favourited).ShouldBe((1, null));
    }

    [Fact]
    public async Task A_post_that_is_sent_twice_and_an_edit_that_changes_nothing_are_told_once()
    {
        var author = await app.SignedInAsAsync("twice_author");
        await using var stream = await Listener.OpenAsync(author);

        var posted = await author.Client.PostStatusAsync(new() { Status = "Once" }, "key", Token);
        var again = await author.Client.PostStatusAsync(new() { Status = "Once" }, "key", Token);
        await EditAsync(author, posted.Value.Id, "Once");
        var next = await author.PostAsync("Next");

        again.Value.Id.ShouldBe(posted.Value.Id);
        await stream.ShouldTellAsync(StreamEvent.Update, posted.Value.Id);
        await stream.ShouldTellAsync(StreamEvent.Update, next.Id);
    }

    [Fact]
    public async Task Many_followers_at_once_are_all_told()
    {
        var author = await app.SignedInAsAsync("many_author");
        var fans = await app.SignedInManyAsync("many_fan", 20);
        await Task.WhenAll(fans.Select(fan => fan.FollowAsync(author)));
        var streams = await Task.WhenAll(fans.Select(fan => Listener.OpenAsync(fan)));

        var first = await author.PostAsync("First");
        var second = await author.PostAsync("Second");

        foreach (var stream in streams)
        {
            await stream.ShouldTellAsync(StreamEvent.Update, first.Id);
            await stream.ShouldTellAsync(StreamEvent.Update, second.Id);
            await stream.DisposeAsync();
        }
    }

    [Trait(TestStorage.Trait, TestStorage.Fast)]
    [Fact]
    public async Task Among_many_followers_those_who_watch_are_told_of_edits_and_deletions()
    {
        var author = await app.SignedInAsAsync("crowd_author");
        var (ids, crowd) = (app.Get<IdGenerator>(), await app.AddStrangersAsync(app.Get<IdGenerator>(), "crowd", 5_200));
        await app.AddFollowsAsync(ids, crowd.Select(fan => (fan, author.AccountId)));
        await using var first = await Listener.OpenAsync(await app.SignInAsync(crowd[0], "crowd1"));
        await using var last = await Listener.OpenAsync(await app.SignInAsync(crowd[^1], "crowd5200"));

        var posted = await author.PostAsync("To the crowd");
        await Task.WhenAll(first.ShouldTellAsync(StreamEvent.Update, posted.Id), last.ShouldTellAsync(StreamEvent.Update, posted.Id));
        await EditAsync(author, posted.Id, "To the crowd again");
        await Task.WhenAll(first.ShouldTellAsync(StreamEvent.StatusUpdate, posted.Id), last.ShouldTellAsync(StreamEvent.StatusUpdate, posted.Id));
        await DeleteAsync(author, posted.Id);
        await Task.WhenAll(first.ShouldTellDeletedAsync(posted.Id), last.ShouldTellDeletedAsync(posted.Id));
    }

    private static async Task<Linnet.Protocol.Statuses.Status> EditAsync(Person author, string id, string text) =>
        (await author.Client.EditStatusAsync(id, new() { Status = text }, Token)).Value;

    private static async Task DeleteAsync(Person author, string id) =>
        _ = (await author.Client.DeleteStatusAsync(id, Token)).Value;
}

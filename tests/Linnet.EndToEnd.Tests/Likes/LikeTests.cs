using System.Text.Json;
using Linnet.Core.Statuses;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Likes;

/// <summary>Liking, as people see it: at once, whenever the likes reach the store.</summary>
public sealed class LikeTests : IAsyncLifetime
{
    private readonly LinnetApp _app = new();
    private Person _ann = null!;
    private Person _bob = null!;
    private string _post = "";

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        (_ann, _bob) = (await _app.SignedInAsAsync("ann"), await _app.SignedInAsAsync("bob"));
        await _bob.FollowAsync(_ann);
        _post = (await _ann.PostAsync("Like me #likes")).Id;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Trait(TestStorage.Trait, TestStorage.Sqlite)]
    [Fact]
    public async Task A_like_is_in_the_answer_and_everywhere_at_once_before_the_store_has_it()
    {
        var answer = await LikeAsync(_bob, _post);

        FlagAndCount(answer.Json).ShouldBe((true, 1));
        (await StoredAsync(_post)).ShouldBe(0);
        FlagAndCount((await GetAsync($"/api/v1/statuses/{_post}", _bob)).Json).ShouldBe((true, 1));
        await Eventually.HoldsAsync(async () => (await _bob.ReadHomeAsync()).Count == 1);
        foreach (var list in new[]
        {
            "/api/v1/timelines/home", "/api/v1/timelines/public", "/api/v1/timelines/tag/likes",
            $"/api/v1/accounts/{_ann.Id}/statuses", $"/api/v1/statuses?id[]={_post}", "/api/v1/favourites",
        })
        {
            FlagAndCount((await GetAsync(list, _bob)).Json.EnumerateArray().Single()).ShouldBe((true, 1), list);
        }

        (await GetAsync($"/api/v1/statuses/{_post}/favourited_by")).Ids().ShouldBe([_bob.Id]);
    }

    [Fact]
    public async Task Others_see_the_count_and_their_own_flag_and_a_stranger_has_no_flag()
    {
        await LikeAsync(_bob, _post);
        await _app.SettledAsync();

        FlagAndCount((await GetAsync($"/api/v1/statuses/{_post}", _ann)).Json).ShouldBe((false, 1));
        FlagAndCount((await GetAsync($"/api/v1/statuses/{_post}")).Json).ShouldBe((null, 1));
        (await GetAsync("/api/v1/favourites", _ann)).Ids().ShouldBeEmpty();
    }

    [Fact]
    public async Task Liking_again_and_taking_back_again_change_nothing()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            FlagAndCount((await LikeAsync(_bob, _post)).Json).ShouldBe((true, 1));
        }

        foreach (var _ in Enumerable.Range(0, 2))
        {
            FlagAndCount((await UnlikeAsync(_bob, _post)).Json).ShouldBe((false, 0));
        }

        (await GetAsync($"/api/v1/statuses/{_post}/favourited_by")).Ids().ShouldBeEmpty();
        (await GetAsync("/api/v1/favourites", _bob)).Ids().ShouldBeEmpty();
    }

    [Fact]
    public async Task Ones_own_status_can_be_liked_and_an_edit_keeps_its_likes()
    {
        await LikeAsync(_ann, _post);
        await LikeAsync(_bob, _post);
        await _app.SettledAsync();

        var edited = (await _ann.Client.EditStatusAsync(_post, new() { Status = "Edited" }, Token)).Value;

        (edited.Favourited, edited.FavouritesCount).ShouldBe((true, 2L));
    }

    [Fact]
    public async Task Counts_flags_and_lists_are_the_same_when_the_store_has_the_likes()
    {
        await LikeAsync(_ann, _post);
        await LikeAsync(_bob, _post);
        await UnlikeAsync(_ann, _post);
        await _app.SettledAsync();

        await _app.RestartAsync();

        (await StoredAsync(_post)).ShouldBe(1);
        FlagAndCount((await GetAsync($"/api/v1/statuses/{_post}", _bob)).Json).ShouldBe((true, 1));
        FlagAndCount((await GetAsync($"/api/v1/statuses/{_post}", _ann)).Json).ShouldBe((false, 1));
        (await GetAsync($"/api/v1/statuses/{_post}/favourited_by")).Ids().ShouldBe([_bob.Id]);
        FlagAndCount((await UnlikeAsync(_bob, _post)).Json).ShouldBe((false, 0));
        (await GetAsync("/api/v1/favourites", _bob)).Ids().ShouldBeEmpty();
    }

    [Fact]
    public async Task Favourites_leave_out_what_was_deleted_and_likers_who_was_suspended()
    {
        var other = (await _ann.PostAsync("Soon gone")).Id;
        await LikeAsync(_bob, _post);
        await LikeAsync(_bob, other);
        await _ann.Client.DeleteStatusAsync(other, Token);
        (await GetAsync("/api/v1/favourites", _bob)).Ids().ShouldBe([_post]);

        await _app.Get<Core.Accounts.IAccountStore>().SetSuspendedAsync(_bob.AccountId, true, Token);
        (await GetAsync($"/api/v1/statuses/{_post}/favourited_by")).Ids().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POST", "/api/v1/statuses/1/favourite", 404)]
    [InlineData("POST", "/api/v1/statuses/1/unfavourite", 404)]
    [InlineData("GET", "/api/v1/statuses/1/favourited_by", 404)]
    [InlineData("POST", "/api/v1/statuses/x/favourite", 404)]
    public async Task What_does_not_exist_is_not_found(string method, string path, int status)
    {
        var reply = await new Ask(method, path) { Token = _bob.Token }.SendAsync(_app);

        reply.Status.ShouldBe(status, reply.Text);
        reply.Error().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Liking_needs_a_person_whose_token_covers_it()
    {
        var reader = await _app.SignInAsync(_bob, "read");
        var path = $"/api/v1/statuses/{_post}/favourite";

        (await Ask.Post(path).SendAsync(_app)).Status.ShouldBe(401);
        (await Ask.Post(path, token: reader.Token).SendAsync(_app)).Status.ShouldBe(403);
        (await Ask.Post(path, token: await _app.ProgramTokenAsync()).SendAsync(_app)).Status.ShouldBe(422);
        (await Ask.Get("/api/v1/favourites").SendAsync(_app)).Status.ShouldBe(401);
        FlagAndCount((await GetAsync($"/api/v1/statuses/{_post}")).Json).ShouldBe((null, 0));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static (bool? Flag, int Count) FlagAndCount(JsonElement status)
    {
        var flag = status.GetProperty("favourited");
        return (flag.ValueKind is JsonValueKind.Null ? null : flag.GetBoolean(), status.GetProperty("favourites_count").GetInt32());
    }

    private Task<Reply> LikeAsync(Person person, string status) => PostAsync($"/api/v1/statuses/{status}/favourite", person);

    private Task<Reply> UnlikeAsync(Person person, string status) => PostAsync($"/api/v1/statuses/{status}/unfavourite", person);

    private async Task<Reply> PostAsync(string path, Person person) => Successful(await Ask.Post(path, token: person.Token).SendAsync(_app));

    private async Task<Reply> GetAsync(string path, Person? person = null) =>
        Successful(await Ask.Get(path, person?.Token).SendAsync(_app));

    private static Reply Successful(Reply reply)
    {
        reply.Status.ShouldBe(200, reply.Text);
        return reply;
    }

    private async Task<int> StoredAsync(string status) =>
        (await _app.Get<IStatusStore>().FindAsync(long.Parse(status, System.Globalization.CultureInfo.InvariantCulture), Token))
            .ShouldNotBeNull().Likes;
}

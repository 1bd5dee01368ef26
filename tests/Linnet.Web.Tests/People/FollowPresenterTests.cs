using System.Net;
using Linnet.Protocol.Accounts;
using Linnet.Web.People;

namespace Linnet.Web.Tests.People;

public sealed class FollowPresenterTests
{
    private const string LookUp = "GET /api/v1/accounts/lookup?acct=wren";

    private readonly FakeApi _api = new();
    private readonly IFollowView _view = Substitute.For<IFollowView>();

    [Theory]
    [InlineData(true, "follow")]
    [InlineData(false, "unfollow")]
    public async Task How_they_stand_now_is_shown_with_the_new_count(bool isFollowed, string call)
    {
        _api.On(LookUp, Sample.Account("wren", "2"))
            .On($"POST /api/v1/accounts/2/{call}", new Relationship { Id = "2", Following = isFollowed })
            .On("GET /api/v1/accounts/2", Sample.Account("wren", "2") with { FollowersCount = 5 });

        await SetAsync(isFollowed);

        _view.Received().ShowFollow(
            Arg.Is<Account>(account => account.FollowersCount == 5), Arg.Is<Relationship>(now => now.Following == isFollowed));
    }

    [Fact]
    public async Task A_follow_counts_even_where_the_count_cannot_be_had()
    {
        _api.On(LookUp, Sample.Account("wren", "2"))
            .On("POST /api/v1/accounts/2/follow", new Relationship { Id = "2", Following = true })
            .Break("GET /api/v1/accounts/2");

        await SetAsync(isFollowed: true);

        _view.Received().ShowFollow(Arg.Any<Account>(), Arg.Any<Relationship>());
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_reason()
    {
        _api.On(LookUp, Sample.Account("wren", "2"))
            .Refuse("POST /api/v1/accounts/2/follow", HttpStatusCode.UnprocessableEntity, "Nobody follows themselves");

        await SetAsync(isFollowed: true);

        _view.Received().ShowError("Failed to follow @wren because nobody follows themselves.");
    }

    [Fact]
    public async Task Somebody_unknown_is_not_found()
    {
        await SetAsync(isFollowed: false);

        _view.Received().ShowNotFound();
        _api.Calls.ShouldBe([LookUp]);
    }

    private Task SetAsync(bool isFollowed) =>
        new FollowPresenter(_view, _api.Client).SetAsync("wren", isFollowed, TestContext.Current.CancellationToken);
}

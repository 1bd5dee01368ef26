using System.Net;
using Linnet.Protocol.Statuses;
using Linnet.Web.Statuses;

namespace Linnet.Web.Tests.Statuses;

public sealed class LikePresenterTests
{
    private readonly FakeApi _api = new();
    private readonly ILikeView _view = Substitute.For<ILikeView>();

    [Theory]
    [InlineData(true, "favourite")]
    [InlineData(false, "unfavourite")]
    public async Task The_status_is_shown_as_it_is_now(bool isLiked, string call)
    {
        _api.On($"POST /api/v1/statuses/10/{call}", Sample.Status() with { FavouritesCount = 7 });

        await SetAsync(isLiked);

        _view.Received().ShowStatus(Arg.Is<Status>(status => status.FavouritesCount == 7));
        _api.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, "favourite", "Failed to like the status because too many likes.")]
    [InlineData(false, "unfavourite", "Failed to take the like back because too many likes.")]
    public async Task A_refusal_is_told_with_its_reason(bool isLiked, string call, string message)
    {
        _api.Refuse($"POST /api/v1/statuses/10/{call}", HttpStatusCode.TooManyRequests, "Too many likes");

        await SetAsync(isLiked);

        _view.Received().ShowError(message);
        _view.DidNotReceive().ShowStatus(Arg.Any<Status>());
    }

    [Fact]
    public async Task A_status_that_is_no_more_is_not_found()
    {
        await SetAsync(isLiked: true);

        _view.Received().ShowNotFound();
        _view.DidNotReceive().ShowError(Arg.Any<string>());
    }

    private Task SetAsync(bool isLiked) =>
        new LikePresenter(_view, _api.Client).SetAsync("10", isLiked, TestContext.Current.CancellationToken);
}

using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;
using Linnet.Web.Feed;
using Linnet.Web.Live;

namespace Linnet.Web.Tests.Feed;

public sealed class FeedPresenterTests
{
    private readonly FakeApi _api = new();
    private readonly IListView<Status> _view = Substitute.For<IListView<Status>>();

    [Theory]
    [InlineData("user", null, null, null, "/api/v1/timelines/home?limit=10")]
    [InlineData("user", null, "5", null, "/api/v1/timelines/home?max_id=5&limit=10")]
    [InlineData("public", null, null, "7", "/api/v1/timelines/public?min_id=7&limit=40")]
    [InlineData("hashtag", "pond life", null, null, "/api/v1/timelines/tag/pond%20life?limit=10")]
    public async Task Each_part_of_each_list_is_one_call(string stream, string? tag, string? older, string? newer, string call)
    {
        _api.On<IReadOnlyList<Status>>($"GET {call}", [Sample.Status()]);

        await ShowAsync(new(stream, tag), older, newer);

        _view.Received().Show(Arg.Is<ApiPage<Status>>(page => page.Items.Count == 1));
        _api.Calls.ShouldBe([$"GET {call}"]);
    }

    [Fact]
    public async Task A_failure_is_told()
    {
        _api.Break("GET /api/v1/timelines/home?limit=10");

        await ShowAsync(new("user", null), null, null);

        _view.Received().ShowError("Failed to show the statuses because the server cannot be reached.");
        _view.DidNotReceive().Show(Arg.Any<ApiPage<Status>>());
    }

    private Task ShowAsync(NewsSource source, string? older, string? newer) =>
        new FeedPresenter(_view, _api.Client, source).ShowAsync(older, newer, TestContext.Current.CancellationToken);
}

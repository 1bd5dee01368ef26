using System.Net;
using Linnet.Protocol.Admin;
using Linnet.Web.Admin;

namespace Linnet.Web.Tests.Admin;

public sealed class FiguresPresenterTests
{
    private const string Get = "GET /api/v1/admin/figures";

    private readonly FakeApi _api = new();
    private readonly IAdminView<ServerFigures> _view = Substitute.For<IAdminView<ServerFigures>>();

    [Fact]
    public async Task The_figures_are_shown()
    {
        _api.On(Get, new ServerFigures
        {
            Version = "1.2.3",
            StartedAt = DateTimeOffset.UnixEpoch,
            UptimeSeconds = 1,
            MemoryBytes = 2,
            Accounts = 3,
            Statuses = 4,
            PostStatusJobs = 5,
            UpdateFeedJobs = 6,
            DeadJobs = 7,
            UnsentLikes = 8,
            OpenStreams = 9,
            Calls = 10,
            DatabaseReads = 11,
            DatabaseWrites = 12,
            CacheHits = 13,
            CacheMisses = 14,
        });

        await ShowAsync();

        _view.Received().Show(Arg.Is<ServerFigures>(figures => figures.Accounts == 3 && figures.CacheMisses == 14));
    }

    [Fact]
    public async Task Who_is_no_operator_may_not_see_them()
    {
        _api.Refuse(Get, HttpStatusCode.Forbidden, "This action is not allowed");

        await ShowAsync();

        _view.Received().ShowForbidden();
        _view.DidNotReceive().ShowError(Arg.Any<string>());
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        _api.Break(Get);

        await ShowAsync();

        _view.Received().ShowError("Failed to show the figures because the server cannot be reached.");
    }

    private Task ShowAsync() => new FiguresPresenter(_view, _api.Client).ShowAsync(TestContext.Current.CancellationToken);
}

using System.Net;
using Linnet.Web.Admin;

namespace Linnet.Web.Tests.Admin;

public sealed class LogPresenterTests
{
    private readonly FakeApi _api = new();
    private readonly IAdminView<LogPart> _view = Substitute.For<IAdminView<LogPart>>();

    [Fact]
    public async Task The_newest_part_of_a_short_log_is_all_of_it()
    {
        _api.On(Get(0), AdminSample.Log(calls: 50, entries: 50));

        await ShowAsync(offset: null);

        Shown().ShouldSatisfyAllConditions(
            part => part.Offset.ShouldBe(0),
            part => part.Earlier.ShouldBeNull());
        _api.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(120, 0, 70)]
    [InlineData(120, 20, 50)]
    public async Task The_newest_part_of_a_long_log_ends_with_the_last_call_that_is_kept(long calls, long dropped, long newest)
    {
        _api.On(Get(0), AdminSample.Log(calls, 50, dropped)).On(Get(newest, limit: 100), AdminSample.Log(calls + 1, 51, dropped));

        await ShowAsync(offset: null);

        Shown().Offset.ShouldBe(newest);
        Shown().Earlier.ShouldBe(newest - 50);
    }

    [Fact]
    public async Task A_part_begins_where_it_is_asked_to()
    {
        _api.On(Get(30), AdminSample.Log(calls: 120, entries: 50));

        await ShowAsync(offset: 30);

        Shown().ShouldSatisfyAllConditions(
            part => part.Offset.ShouldBe(30),
            part => part.Earlier.ShouldBe(0));
        _api.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Beyond_the_end_stands_the_newest_part()
    {
        _api.On(Get(900), AdminSample.Log(calls: 120, entries: 0)).On(Get(70, limit: 100), AdminSample.Log(calls: 121, entries: 51));

        await ShowAsync(offset: 900);

        Shown().Offset.ShouldBe(70);
    }

    [Fact]
    public async Task Who_is_no_operator_may_not_see_it_and_a_server_that_is_down_is_told()
    {
        _api.Refuse(Get(0), HttpStatusCode.Forbidden, "This action is not allowed").Break(Get(5));

        await ShowAsync(offset: null);
        await ShowAsync(offset: 5);

        Received.InOrder(() =>
        {
            _view.ShowForbidden();
            _view.ShowError("Failed to show the requests because the server cannot be reached.");
        });
    }

    private static string Get(long offset, int limit = 50) => $"GET /logs?offset={offset}&limit={limit}";

    private LogPart Shown() => (LogPart)_view.ReceivedCalls().ShouldHaveSingleItem().GetArguments()[0]!;

    private Task ShowAsync(long? offset) => new LogPresenter(_view, _api.Client).ShowAsync(offset, TestContext.Current.CancellationToken);
}

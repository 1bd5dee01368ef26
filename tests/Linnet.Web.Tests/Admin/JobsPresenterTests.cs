using System.Net;
using Linnet.Protocol.Admin;
using Linnet.Protocol.Statuses;
using Linnet.Web.Admin;

namespace Linnet.Web.Tests.Admin;

public sealed class JobsPresenterTests
{
    private const string List = "GET /api/v1/admin/jobs/dead?limit=10";
    private const string Retry = "POST /api/v1/admin/jobs/dead/retry";

    private readonly FakeApi _api = new();
    private readonly IJobsView _view = Substitute.For<IJobsView>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private JobsPresenter Presenter => new(_view, _api.Client);

    [Fact]
    public async Task Jobs_are_shown_with_the_statuses_that_they_are_about_asked_for_once()
    {
        _api.On(List, new DeadJobPage([AdminSample.Job("1.10.0"), AdminSample.Job("2.10.1"), AdminSample.Job("1.11.0", "11")], "1.11.0"))
            .On<IReadOnlyList<Status>>("GET /api/v1/statuses?id[]=10&id[]=11", [Sample.Status("10")]);

        await Presenter.ShowAsync(after: null, Ct);

        var shown = Shown();
        shown.Page.Jobs.Count.ShouldBe(3);
        shown.Page.Next.ShouldBe("1.11.0");
        shown.Statuses.Keys.ShouldBe(["10"]);
    }

    [Fact]
    public async Task The_list_goes_on_and_without_jobs_no_status_is_asked_for()
    {
        _api.On("GET /api/v1/admin/jobs/dead?after=1.11.0&limit=10", new DeadJobPage([], null));

        await Presenter.ShowAsync("1.11.0", Ct);

        Shown().Page.Jobs.ShouldBeEmpty();
        _api.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Statuses_that_cannot_be_had_do_not_hide_the_jobs()
    {
        _api.On(List, new DeadJobPage([AdminSample.Job()], null)).Break("GET /api/v1/statuses?id[]=10");

        await Presenter.ShowAsync(after: null, Ct);

        Shown().Page.Jobs.Count.ShouldBe(1);
        Shown().Statuses.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1.10.0", false, 1, "1 job is sent again.")]
    [InlineData("1.10.0", false, 0, "Nothing was sent: somebody else did so already.")]
    [InlineData(null, true, 1200, "1,200 jobs are sent again.")]
    public async Task Jobs_are_sent_again_and_the_rest_is_shown(string? id, bool isAll, int sent, string message)
    {
        _api.On(Retry, new RetriedJobs(sent)).On(List, new DeadJobPage([], null));

        await Presenter.SendAsync(id, isAll, Ct);

        Received.InOrder(() =>
        {
            _view.ShowMessage("Sending…");
            _view.ShowSent();
            _view.ShowMessage(message);
            _view.Show(Arg.Any<DeadLetters>());
        });
        _api.Bodies[0].ShouldContain(isAll ? "\"all\":true" : "[\"1.10.0\"]");
    }

    [Fact]
    public async Task A_form_that_names_nothing_sends_nothing()
    {
        _api.Refuse(Retry, HttpStatusCode.UnprocessableEntity, "Validation failed: must name some jobs");

        await Presenter.SendAsync(id: null, isAll: false, Ct);

        _api.Bodies[0].ShouldNotContain("true");
        _view.Received().ShowError(Arg.Is<string>(message => message.StartsWith("Failed to send the jobs again because ", StringComparison.Ordinal)));
        _view.DidNotReceive().ShowSent();
    }

    [Fact]
    public async Task Who_is_no_operator_neither_sees_nor_sends_them()
    {
        _api.Refuse(List, HttpStatusCode.Forbidden, "This action is not allowed")
            .Refuse(Retry, HttpStatusCode.Forbidden, "This action is not allowed");

        await Presenter.ShowAsync(after: null, Ct);
        await Presenter.SendAsync("1.10.0", isAll: false, Ct);

        _view.Received(2).ShowForbidden();
        _view.DidNotReceive().ShowSent();
    }

    private DeadLetters Shown() => (DeadLetters)_view.ReceivedCalls().ShouldHaveSingleItem().GetArguments()[0]!;
}

using System.Net;
using Linnet.Protocol;
using Linnet.Protocol.Statuses;
using Linnet.Web.Admin;

namespace Linnet.Web.Tests.Admin;

public sealed class RemoveStatusPresenterTests
{
    private const string Get = "GET /api/v1/statuses/10";
    private const string Remove = "DELETE /api/v1/admin/statuses/10";

    private readonly FakeApi _api = new();
    private readonly IRemoveStatusView _view = Substitute.For<IRemoveStatusView>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RemoveStatusPresenter Presenter => new(_view, _api.Client);

    [Fact]
    public async Task The_question_shows_what_would_be_removed()
    {
        _api.On(Get, Sample.Status());

        await Presenter.AskAsync("10", isOperator: true, Ct);

        _view.Received().ShowQuestion(Arg.Is<Status>(status => status.Id == "10"));
    }

    [Fact]
    public async Task Operators_alone_are_asked()
    {
        _api.On(Get, Sample.Status());

        await Presenter.AskAsync("10", isOperator: false, Ct);

        _view.Received().ShowForbidden();
        _view.DidNotReceive().ShowQuestion(Arg.Any<Status>());
    }

    [Fact]
    public async Task A_removed_status_is_told()
    {
        _api.On(Remove, new Empty());

        await Presenter.RemoveAsync("10", Ct);

        Received.InOrder(() =>
        {
            _view.ShowMessage("Removing the status…");
            _view.ShowRemoved();
            _view.ShowMessage("The status is removed.");
        });
    }

    [Fact]
    public async Task A_status_that_is_gone_already_counts_as_removed_but_not_as_asked_about()
    {
        await Presenter.RemoveAsync("10", Ct);
        _view.Received().ShowRemoved();

        await Presenter.AskAsync("10", isOperator: true, Ct);
        _view.Received().ShowNotFound();
    }

    [Fact]
    public async Task A_refusal_is_told()
    {
        _api.Refuse(Remove, HttpStatusCode.Forbidden, "This action is not allowed");
        await Presenter.RemoveAsync("10", Ct);
        _view.Received().ShowForbidden();

        _api.Refuse(Remove, HttpStatusCode.ServiceUnavailable, "The database is full");
        await Presenter.RemoveAsync("10", Ct);
        _view.Received().ShowError("Failed to remove the status because the database is full.");
        _view.DidNotReceive().ShowRemoved();
    }
}

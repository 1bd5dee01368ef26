using System.Net;
using Linnet.Protocol.Statuses;
using Linnet.Web.Statuses;

namespace Linnet.Web.Tests.Statuses;

public sealed class DeleteStatusPresenterTests
{
    private const string Get = "GET /api/v1/statuses/10";
    private const string Delete = "DELETE /api/v1/statuses/10";

    private readonly FakeApi _api = new();
    private readonly IDeleteStatusView _view = Substitute.For<IDeleteStatusView>();

    [Fact]
    public async Task The_question_shows_what_would_be_deleted()
    {
        _api.On(Get, Sample.Status());

        await Presenter().AskAsync("10", viewerId: "1", Ct);

        _view.Received().ShowQuestion(Arg.Is<Status>(status => status.Id == "10"));
    }

    [Fact]
    public async Task Nobody_is_asked_about_the_status_of_somebody_else()
    {
        _api.On(Get, Sample.Status());

        await Presenter().AskAsync("10", viewerId: "2", Ct);

        _view.Received().ShowNotFound();
        _view.DidNotReceive().ShowQuestion(Arg.Any<Status>());
    }

    [Fact]
    public async Task A_deleted_status_is_told()
    {
        _api.On(Delete, Sample.Status());

        await Presenter().DeleteAsync("10", Ct);

        Received.InOrder(() =>
        {
            _view.ShowMessage("Deleting the status…");
            _view.ShowDeleted();
            _view.ShowMessage("The status is deleted.");
        });
    }

    [Fact]
    public async Task A_status_that_is_gone_already_counts_as_deleted()
    {
        await Presenter().DeleteAsync("10", Ct);

        _view.Received().ShowDeleted();
    }

    [Fact]
    public async Task The_status_of_somebody_else_stays()
    {
        _api.On(Get, Sample.Status());

        await Presenter().DeleteAsync("10", Ct);

        _view.Received().ShowNotFound();
        _view.DidNotReceive().ShowDeleted();
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_reason()
    {
        _api.Refuse(Delete, HttpStatusCode.ServiceUnavailable, "The database is full");

        await Presenter().DeleteAsync("10", Ct);

        _view.Received().ShowError("Failed to delete the status because the database is full.");
        _view.DidNotReceive().ShowDeleted();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DeleteStatusPresenter Presenter() => new(_view, _api.Client);
}

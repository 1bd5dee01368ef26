using System.Net;
using Linnet.Protocol;
using Linnet.Protocol.Sessions;
using Linnet.Web.Settings;

namespace Linnet.Web.Tests.Settings;

public sealed class SessionsPresenterTests
{
    private const string List = "GET /api/v1/sessions";
    private const string End = "DELETE /api/v1/sessions/7";

    private readonly FakeApi _api = new();
    private readonly ISessionsView _view = Substitute.For<ISessionsView>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SessionsPresenter Presenter => new(_view, _api.Client);

    [Fact]
    public async Task The_sessions_are_shown()
    {
        GiveSessions();

        await Presenter.ShowAsync(Token);

        _view.Received().ShowSessions(Arg.Is<IReadOnlyList<SessionInfo>>(sessions => sessions.Single().Id == "8"));
    }

    [Fact]
    public async Task An_ended_session_is_told_and_the_others_are_shown()
    {
        GiveSessions();
        _api.On(End, new Empty());

        await Presenter.EndAsync("7", Token);

        Received.InOrder(() =>
        {
            _view.ShowEnded();
            _view.ShowMessage("That device is signed out.");
            _view.ShowSessions(Arg.Any<IReadOnlyList<SessionInfo>>());
        });
    }

    [Fact]
    public async Task One_that_has_ended_already_is_no_mistake()
    {
        GiveSessions();
        _api.Refuse(End, HttpStatusCode.NotFound, "Record not found");

        await Presenter.EndAsync("7", Token);

        _view.Received().ShowEnded();
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        GiveSessions();
        _api.Break(End);

        await Presenter.EndAsync("7", Token);

        _view.Received().ShowErrors(new("Failed to sign that device out because the server cannot be reached."));
        _view.DidNotReceive().ShowEnded();
        _api.Break(List);
        await Presenter.ShowAsync(Token);
        _view.Received().ShowErrors(new("Failed to show your sessions because the server cannot be reached."));
    }

    private void GiveSessions() =>
        _api.On<IReadOnlyList<SessionInfo>>(List, [new("8", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "Linnet web", ["read"], true)]);
}

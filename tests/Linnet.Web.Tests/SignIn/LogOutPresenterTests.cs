using System.Net;
using Linnet.Protocol;
using Linnet.Protocol.Errors;
using Linnet.Protocol.Sessions;
using Linnet.Web.SignIn;
using Linnet.Web.Tests.Api;

namespace Linnet.Web.Tests.SignIn;

public sealed class LogOutPresenterTests : IDisposable
{
    private const string Revoke = "POST /oauth/revoke";

    private readonly FakeApi _api = new();
    private readonly SiteAppUnderTest _site;
    private readonly ILogOutView _view = Substitute.For<ILogOutView>();

    public LogOutPresenterTests() => _site = new SiteAppUnderTest(_api);

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_message_comes_first_then_the_token_is_ended()
    {
        _api.On(Revoke, new Empty());

        await LogOutAsync("token-of-robin");

        Received.InOrder(() =>
        {
            _view.ShowMessage("Logging out…");
            _view.ShowSignedOut();
        });
        _api.Calls[^1].ShouldBe(Revoke);
        _api.Bodies[^1].ShouldContain("token-of-robin");
        _view.DidNotReceive().ShowErrors(Arg.Any<FormErrors>());
    }

    [Fact]
    public async Task A_server_that_is_down_is_told_and_the_visitor_can_try_again()
    {
        _api.Break(Revoke);

        await LogOutAsync("token-of-robin");

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors =>
            errors.Message == "Failed to log out because the server cannot be reached."));
        _view.DidNotReceive().ShowSignedOut();
    }

    [Fact]
    public async Task A_refusal_that_may_pass_is_told()
    {
        _api.Refuse(Revoke, HttpStatusCode.TooManyRequests, "Too many requests");

        await LogOutAsync("token-of-robin");

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors =>
            errors.Message == "Failed to log out because too many requests."));
    }

    [Fact]
    public async Task A_token_of_a_server_that_was_replaced_is_forgotten()
    {
        _api.Refuse(Revoke, HttpStatusCode.Unauthorized, new ErrorBody("invalid_client", "The client id is wrong"));

        await LogOutAsync("token-of-robin");

        _view.Received().ShowSignedOut();
    }

    [Fact]
    public async Task A_session_of_an_earlier_registration_is_ended_too()
    {
        _api.Refuse(Revoke, HttpStatusCode.Forbidden, new ErrorBody("unauthorized_client", "The token was given to another application"))
            .On<IReadOnlyList<SessionInfo>>("GET /api/v1/sessions", [Session("8", false), Session("7", true)])
            .On("DELETE /api/v1/sessions/7", new Empty());

        await LogOutAsync("token-of-robin");

        _api.Calls[^1].ShouldBe("DELETE /api/v1/sessions/7");
        _view.Received().ShowSignedOut();
    }

    [Fact]
    public async Task Who_is_nobody_has_nothing_to_end()
    {
        await LogOutAsync(null);

        _view.Received().ShowSignedOut();
        _api.Calls.ShouldBeEmpty();
    }

    private static SessionInfo Session(string id, bool current) =>
        new(id, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "Linnet web", ["read"], current);

    private Task LogOutAsync(string? token) =>
        new LogOutPresenter(_view, _site.App).LogOutAsync(token, TestContext.Current.CancellationToken);
}

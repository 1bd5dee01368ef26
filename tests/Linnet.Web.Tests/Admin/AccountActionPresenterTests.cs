using System.Net;
using Linnet.Protocol;
using Linnet.Protocol.Admin;
using Linnet.Web.Admin;

namespace Linnet.Web.Tests.Admin;

public sealed class AccountActionPresenterTests
{
    private const string Account = "/api/v1/admin/accounts/2";

    private readonly FakeApi _api = new();
    private readonly IAccountActionView _view = Substitute.For<IAccountActionView>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_question_shows_whom_it_is_about()
    {
        _api.On($"GET {Account}", AdminSample.Account());

        await Presenter(AccountAction.Suspend).AskAsync("2", viewerId: "1", Ct);

        _view.Received().ShowQuestion(Arg.Is<AdminAccount>(account => account.Username == "ann"));
    }

    [Fact]
    public async Task Nobody_is_asked_about_their_own_account()
    {
        _api.On($"GET {Account}", AdminSample.Account());

        await Presenter(AccountAction.Demote).AskAsync("2", viewerId: "2", Ct);

        _view.Received().ShowForbidden();
        _view.DidNotReceive().ShowQuestion(Arg.Any<AdminAccount>());
    }

    [Fact]
    public async Task Nobody_is_asked_about_an_account_that_is_no_more()
    {
        await Presenter(AccountAction.Suspend).AskAsync("2", viewerId: "1", Ct);

        _view.Received().ShowNotFound();
    }

    [Fact]
    public async Task Suspending_tells_and_shows_the_account_as_it_is_then()
    {
        _api.On($"POST {Account}/action", new Empty()).On($"GET {Account}", AdminSample.Account() with { Suspended = true });

        await Presenter(AccountAction.Suspend).DoAsync("2", Ct);

        Received.InOrder(() =>
        {
            _view.ShowMessage("Suspending…");
            _view.ShowDone(Arg.Is<AdminAccount>(account => account.Suspended));
            _view.ShowMessage("The account is suspended, and signed out everywhere.");
        });
        _api.Bodies[0].ShouldContain("suspend");
    }

    [Theory]
    [InlineData(AccountAction.Unsuspend, "unsuspend", "", "The account is let in again.")]
    [InlineData(AccountAction.Promote, "role", "operator", "The account is an operator's now.")]
    [InlineData(AccountAction.Demote, "role", "user", "The account is not an operator's any more.")]
    public async Task The_other_actions_are_one_call_each(AccountAction action, string path, string body, string message)
    {
        _api.On($"POST {Account}/{path}", AdminSample.Account());

        await Presenter(action).DoAsync("2", Ct);

        _view.Received().ShowDone(Arg.Any<AdminAccount>());
        _view.Received().ShowMessage(message);
        _api.Bodies.ShouldHaveSingleItem().ShouldContain(body);
    }

    [Fact]
    public async Task What_nobody_can_do_is_refused()
    {
        _api.Refuse($"POST {Account}/action", HttpStatusCode.Forbidden, "Nobody can suspend their own account");

        await Presenter(AccountAction.Suspend).DoAsync("2", Ct);

        _view.Received().ShowForbidden();
        _view.DidNotReceive().ShowDone(Arg.Any<AdminAccount>());
    }

    [Fact]
    public async Task A_failure_is_told_with_its_reason()
    {
        _api.Break($"POST {Account}/role");

        await Presenter(AccountAction.Promote).DoAsync("2", Ct);

        _view.Received().ShowError("Failed to change the account because the server cannot be reached.");
        _view.DidNotReceive().ShowDone(Arg.Any<AdminAccount>());
    }

    private AccountActionPresenter Presenter(AccountAction action) => new(_view, _api.Client, action);
}

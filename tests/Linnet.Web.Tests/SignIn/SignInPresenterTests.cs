using System.Net;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Errors;
using Linnet.Web.SignIn;
using Linnet.Web.Tests.Api;

namespace Linnet.Web.Tests.SignIn;

public sealed class SignInPresenterTests : IDisposable
{
    private const string TokenCall = "POST /oauth/token";

    private readonly FakeApi _api = new();
    private readonly SiteAppUnderTest _site;
    private readonly ISignInView _view = Substitute.For<ISignInView>();

    public SignInPresenterTests() => _site = new SiteAppUnderTest(_api);

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Who_knows_the_password_is_signed_in()
    {
        _api.On(TokenCall, Sample.Token());

        await SignInAsync(" robin ", "password ");

        Received.InOrder(() =>
        {
            _view.ShowMessage("Signing in…");
            _view.ShowSignedIn(Arg.Is<Token>(token => token.AccessToken == "token-of-robin"));
        });
        _view.DidNotReceive().ShowErrors(Arg.Any<FormErrors>());
        _api.Bodies[^1].ShouldContain("\"username\":\"robin\",\"password\":\"password \"");
    }

    [Fact]
    public async Task A_refusal_is_told_for_the_whole_form()
    {
        _api.Refuse(TokenCall, HttpStatusCode.BadRequest, new ErrorBody("invalid_grant", "The alias or the password is wrong"));

        await SignInAsync("robin", "wrong");

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors =>
            errors.Message == "Failed to sign in because the alias or the password is wrong." && errors.Fields.Count == 0));
        _view.DidNotReceive().ShowSignedIn(Arg.Any<Token>());
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        _api.Break(TokenCall);

        await SignInAsync("robin", "password");

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors =>
            errors.Message == "Failed to sign in because the server cannot be reached."));
    }

    [Theory]
    [InlineData(null, "password", "alias")]
    [InlineData(" ", "password", "alias")]
    [InlineData("robin", "", "password")]
    public async Task What_is_missing_is_told_at_its_field_and_nothing_is_asked(string? alias, string? password, string field)
    {
        await SignInAsync(alias, password);

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors => errors.Fields.Keys.Single() == field));
        _api.Calls.ShouldBeEmpty();
    }

    private Task SignInAsync(string? alias, string? password) =>
        new SignInPresenter(_view, _site.App).SignInAsync(alias, password, TestContext.Current.CancellationToken);
}

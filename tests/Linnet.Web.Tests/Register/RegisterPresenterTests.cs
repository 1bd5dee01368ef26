using System.Net;
using Linnet.Protocol.Apps;
using Linnet.Web.Register;
using Linnet.Web.SignIn;
using Linnet.Web.Tests.Api;

namespace Linnet.Web.Tests.Register;

public sealed class RegisterPresenterTests : IDisposable
{
    private const string SignUp = "POST /api/v1/accounts";
    private static readonly Registration Robin = new("Robin", "Reed", "@robin", "password", null);

    private readonly FakeApi _api = new();
    private readonly SiteAppUnderTest _site;
    private readonly ISignInView _view = Substitute.For<ISignInView>();

    public RegisterPresenterTests() => _site = new SiteAppUnderTest(_api.On("POST /oauth/token", Sample.Token("token-of-site")));

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Who_signs_up_is_signed_in_at_once()
    {
        _api.On(SignUp, Sample.Token());

        await RegisterAsync(Robin);

        Received.InOrder(() =>
        {
            _view.ShowMessage("Creating your account…");
            _view.ShowSignedIn(Arg.Is<Token>(token => token.AccessToken == "token-of-robin"));
        });
        _api.Bodies[^1].ShouldBe(
            """{"username":"robin","first_name":"Robin","last_name":"Reed","password":"password","agreement":true}""");
    }

    [Fact]
    public async Task A_picture_goes_with_it()
    {
        _api.On(SignUp, Sample.Token());

        await RegisterAsync(Robin with { Avatar = new(new byte[] { 1, 2, 3 }, "image/png", "me.png") });

        _api.Bodies[^1].ShouldContain("name=\"avatar\"; filename=\"me.png\"");
        _view.Received().ShowSignedIn(Arg.Any<Token>());
    }

    [Theory]
    [InlineData("username", "is already taken", "alias", "The alias is already taken.", "Failed to create your account because the alias is already taken.")]
    [InlineData("avatar", "The file is no image", "avatar", "The file is no image.", "Failed to create your account because the file is no image.")]
    [InlineData("password", "must be 8 to 128 characters", "password", "The password must be 8 to 128 characters.", "Failed to create your account because the password must be 8 to 128 characters.")]
    public async Task What_the_server_finds_wrong_is_told_at_its_field(
        string apiField, string description, string field, string told, string message)
    {
        _api.RefuseField(SignUp, apiField, description);

        await RegisterAsync(Robin);

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors => errors.Message == message && errors[field] == told));
        _view.DidNotReceive().ShowSignedIn(Arg.Any<Token>());
    }

    [Fact]
    public async Task All_that_is_missing_is_told_at_once()
    {
        await RegisterAsync(new(" ", null, "", null, null));

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors =>
            string.Join(' ', errors.Fields.Keys) == "first_name last_name alias password"));
        _api.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_takes_nobody_says_so()
    {
        _api.Refuse(SignUp, HttpStatusCode.Forbidden, "This server does not take new accounts at present");

        await RegisterAsync(Robin);

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors =>
            errors.Message == "Failed to create your account because this server does not take new accounts at present."));
    }

    [Theory]
    [InlineData(SignUp)]
    [InlineData("POST /oauth/token")]
    [InlineData(SiteAppUnderTest.Register)]
    public async Task A_server_that_is_down_is_told(string call)
    {
        _api.Break(call);

        await RegisterAsync(Robin);

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors =>
            errors.Message == "Failed to create your account because the server cannot be reached."));
    }

    private Task RegisterAsync(Registration registration) =>
        new RegisterPresenter(_view, _site.App, _api.Client).RegisterAsync(registration, TestContext.Current.CancellationToken);
}

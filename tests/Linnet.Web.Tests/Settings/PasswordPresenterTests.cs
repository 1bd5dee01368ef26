using Linnet.Protocol;
using Linnet.Web.Settings;

namespace Linnet.Web.Tests.Settings;

public sealed class PasswordPresenterTests
{
    private const string Change = "POST /api/v1/accounts/password";

    private readonly FakeApi _api = new();
    private readonly IPasswordView _view = Substitute.For<IPasswordView>();

    [Fact]
    public async Task A_changed_password_is_told()
    {
        _api.On(Change, new Empty());

        await ChangeAsync("old password", "new password", "new password");

        Received.InOrder(() =>
        {
            _view.ShowMessage("Saving…");
            _view.ShowChanged();
            _view.ShowMessage("Your password is changed. Other devices are signed out.");
        });
        _api.Bodies.ShouldBe(["""{"current_password":"old password","new_password":"new password"}"""]);
    }

    [Theory]
    [InlineData("", "new password", "new password", "current")]
    [InlineData("old password", null, null, "next")]
    [InlineData("old password", "new password", "new passwort", "repeated")]
    public async Task Slips_are_told_at_their_field_and_nothing_is_asked(string current, string? next, string? repeated, string field)
    {
        await ChangeAsync(current, next, repeated);

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors => errors.Fields.Keys.Single() == field));
        _api.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("current_password", "is not the present password", "current", "The password that you typed is not the present password.")]
    [InlineData("new_password", "must be 8 to 128 characters", "next", "The new password must be 8 to 128 characters.")]
    public async Task A_refusal_is_told_at_its_field(string apiField, string description, string field, string told)
    {
        _api.RefuseField(Change, apiField, description);

        await ChangeAsync("old password", "new password", "new password");

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors => errors[field] == told));
        _view.DidNotReceive().ShowChanged();
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        _api.Break(Change);

        await ChangeAsync("old password", "new password", "new password");

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors =>
            errors.Message == "Failed to change the password because the server cannot be reached."));
    }

    private Task ChangeAsync(string? current, string? next, string? repeated) =>
        new PasswordPresenter(_view, _api.Client).ChangeAsync(current, next, repeated, TestContext.Current.CancellationToken);
}

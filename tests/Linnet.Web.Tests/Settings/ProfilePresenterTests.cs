using System.Net;
using Linnet.Protocol.Accounts;
using Linnet.Web.Settings;

namespace Linnet.Web.Tests.Settings;

public sealed class ProfilePresenterTests
{
    private const string Show = "GET /api/v1/accounts/verify_credentials";
    private const string Save = "PATCH /api/v1/accounts/update_credentials";
    private const string Remove = "DELETE /api/v1/profile/avatar";

    private readonly FakeApi _api = new();
    private readonly IProfileView _view = Substitute.For<IProfileView>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ProfilePresenter Presenter => new(_view, _api.Client);

    [Fact]
    public async Task The_profile_is_shown_as_the_server_has_it()
    {
        _api.On(Show, Sample.Own());

        await Presenter.ShowAsync(Token);

        _view.Received().ShowProfile(Arg.Is<CredentialAccount>(account => account.Username == "robin"));
    }

    [Fact]
    public async Task What_was_typed_is_saved_and_what_was_emptied_is_removed()
    {
        _api.On(Save, Sample.Own());

        await Presenter.SaveAsync(new("Robin", null, null, null), Token);

        Received.InOrder(() =>
        {
            _view.ShowMessage("Saving…");
            _view.ShowSaved(Arg.Any<CredentialAccount>());
            _view.ShowMessage("Your profile is saved.");
        });
        _api.Bodies.ShouldBe(["""{"first_name":"Robin","last_name":"","note":""}"""]);
    }

    [Fact]
    public async Task A_name_is_needed()
    {
        await Presenter.SaveAsync(new(" ", "Reed", "", null), Token);

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors => errors["first_name"] == "Enter your first name."));
        _api.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_server_finds_wrong_is_told_at_its_field()
    {
        _api.RefuseField(Save, "note", "must be at most 500 characters");

        await Presenter.SaveAsync(new("Robin", "Reed", "…", null), Token);

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors => errors["note"] == "The text about you must be at most 500 characters."));
        _view.DidNotReceive().ShowSaved(Arg.Any<CredentialAccount>());
    }

    [Fact]
    public async Task The_picture_can_be_removed()
    {
        _api.On(Remove, Sample.Own());

        await Presenter.RemovePictureAsync(Token);

        _view.Received().ShowSaved(Arg.Any<CredentialAccount>());
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        _api.Break(Show).Break(Save).Refuse(Remove, HttpStatusCode.InternalServerError, "Something went wrong");

        await Presenter.ShowAsync(Token);
        await Presenter.SaveAsync(new("Robin", "Reed", "", null), Token);
        await Presenter.RemovePictureAsync(Token);

        Received.InOrder(() =>
        {
            _view.ShowErrors(new("Failed to show your profile because the server cannot be reached."));
            _view.ShowErrors(new("Failed to save your profile because the server cannot be reached."));
            _view.ShowErrors(new("Failed to remove your picture because something went wrong."));
        });
    }
}

using Linnet.Protocol;
using Linnet.Web.Settings;

namespace Linnet.Web.Tests.Settings;

public sealed class DeleteAccountPresenterTests
{
    private const string Delete = "DELETE /api/v1/accounts/me";

    private readonly FakeApi _api = new();
    private readonly IDeleteAccountView _view = Substitute.For<IDeleteAccountView>();

    [Fact]
    public async Task A_confirmed_deletion_is_done()
    {
        _api.On(Delete, new Empty());

        await DeleteAsync("password", true);

        Received.InOrder(() =>
        {
            _view.ShowMessage("Deleting your account…");
            _view.ShowDeleted();
        });
    }

    [Theory]
    [InlineData("", true, "password")]
    [InlineData("password", false, "confirmed")]
    public async Task Nothing_is_deleted_by_a_slip(string password, bool isConfirmed, string field)
    {
        await DeleteAsync(password, isConfirmed);

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors => errors.Fields.Keys.Single() == field));
        _api.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_password_is_told_at_its_field()
    {
        _api.RefuseField(Delete, "password", "is not the present password");

        await DeleteAsync("wrong", true);

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors =>
            errors["password"] == "The password that you typed is not the present password."));
        _view.DidNotReceive().ShowDeleted();
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        _api.Break(Delete);

        await DeleteAsync("password", true);

        _view.Received().ShowErrors(Arg.Is<FormErrors>(errors =>
            errors.Message == "Failed to delete your account because the server cannot be reached."));
        _view.DidNotReceive().ShowDeleted();
    }

    private Task DeleteAsync(string? password, bool isConfirmed) =>
        new DeleteAccountPresenter(_view, _api.Client).DeleteAsync(password, isConfirmed, TestContext.Current.CancellationToken);
}

using System.Net;
using Linnet.Protocol.Admin;
using Linnet.Protocol.Client;
using Linnet.Web.Admin;

namespace Linnet.Web.Tests.Admin;

public sealed class AccountsPresenterTests
{
    private const string Get = "GET /api/v1/admin/accounts?";

    private readonly FakeApi _api = new();
    private readonly IAccountsView _view = Substitute.For<IAccountsView>();

    [Theory]
    [InlineData(null, null, null, "limit=10")]
    [InlineData(" ", "everybody", null, "limit=10")]
    [InlineData(" @An ", null, "7", "username=%40An&max_id=7&limit=10")]
    [InlineData(null, "suspended", null, "status=suspended&limit=10")]
    [InlineData("an", "operators", null, "username=an&role=operator&limit=10")]
    public async Task Those_are_shown_who_are_looked_for(string? alias, string? only, string? olderThan, string query)
    {
        _api.On<IReadOnlyList<AdminAccount>>(Get + query, [AdminSample.Account()]);

        await ShowAsync(alias, only, olderThan);

        _view.Received().Show(Arg.Is<ApiPage<AdminAccount>>(page => page.Items.Single().Username == "ann"));
    }

    [Fact]
    public async Task What_cannot_be_an_alias_is_told_in_the_words_of_the_form()
    {
        _api.RefuseField($"{Get}username=a%25&limit=10", "username", "must be the beginning of an alias");

        await ShowAsync("a%", null, null);

        _view.Received().ShowWrong("Failed to show the accounts because the alias must be the beginning of an alias.");
    }

    [Fact]
    public async Task Who_is_no_operator_may_not_see_them()
    {
        _api.Refuse($"{Get}limit=10", HttpStatusCode.Forbidden, "This action is not allowed");

        await ShowAsync(null, null, null);

        _view.Received().ShowForbidden();
    }

    private Task ShowAsync(string? alias, string? only, string? olderThan) =>
        new AccountsPresenter(_view, _api.Client).ShowAsync(alias, only, olderThan, TestContext.Current.CancellationToken);
}

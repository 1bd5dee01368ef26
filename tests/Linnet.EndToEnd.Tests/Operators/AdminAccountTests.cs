using Linnet.EndToEnd.Tests.Http;
using Linnet.EndToEnd.Tests.Streaming;
using Linnet.Protocol.Admin;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Operators;

/// <summary>What operators do with accounts and statuses of others, and that nobody else can.</summary>
public sealed class AdminAccountTests : IAsyncLifetime
{
    private readonly LinnetApp _app = new();
    private Person _boss = null!;
    private Person _ann = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        (_boss, _ann) = (await _app.OperatorAsync("boss"), await _app.SignedInAsAsync("ann"));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Accounts_are_listed_by_pages_and_by_what_is_looked_for()
    {
        var crowd = await _app.SignedInManyAsync("crowd", 5);
        (await _boss.Client.SuspendAccountAsync(crowd[2].Id, Token)).Error.ShouldBeNull();

        var first = await PageAsync(default, null);
        var rest = await PageAsync(default, first.OlderMaxId);

        first.Items.Count.ShouldBe(4);
        first.Items.Concat(rest.Items).Select(account => account.Username)
            .ShouldBe(["crowd1", "crowd2", "crowd3", "crowd4", "crowd5", "ann", "boss"], ignoreOrder: true);
        rest.Items[^1].Username.ShouldBe("boss");
        (await PageAsync(new() { Username = "@CROWD" }, null)).Items.Count.ShouldBe(4);
        (await PageAsync(new() { Role = "operator" }, null)).Items.ShouldHaveSingleItem().Username.ShouldBe("boss");
        (await PageAsync(new() { Role = "user", Username = "an" }, null)).Items.ShouldHaveSingleItem().Username.ShouldBe("ann");
        (await PageAsync(new() { Status = "active", Username = "crowd3" }, null)).Items.ShouldBeEmpty();
        var suspended = (await PageAsync(new() { Status = "suspended" }, null)).Items.ShouldHaveSingleItem();
        suspended.ShouldSatisfyAllConditions(
            account => account.Id.ShouldBe(crowd[2].Id),
            account => account.Suspended.ShouldBeTrue(),
            account => account.Account.Suspended.ShouldBe(true),
            account => account.Email.ShouldBeEmpty());
    }

    [Fact]
    public async Task A_suspended_account_is_gone_for_everybody_until_it_is_let_in_again()
    {
        var post = await _ann.PostAsync("Am I still here?");

        (await _boss.Client.SuspendAccountAsync(_ann.Id, Token)).Error.ShouldBeNull();

        (await _ann.Client.VerifyCredentialsAsync(Token)).Error!.StatusCode.ShouldBe(401);
        (await _app.Client.GetAccountAsync(_ann.Id, Token)).Error!.StatusCode.ShouldBe(404);
        (await _app.Client.GetStatusAsync(post.Id, Token)).Error!.StatusCode.ShouldBe(404);
        (await _boss.Client.GetAdminAccountAsync(_ann.Id, Token)).Value.Suspended.ShouldBeTrue();

        (await _boss.Client.UnsuspendAccountAsync(_ann.Id, Token)).Value.Suspended.ShouldBeFalse();

        (await _app.Client.GetStatusAsync(post.Id, Token)).Error.ShouldBeNull();
        (await _ann.Client.VerifyCredentialsAsync(Token)).Error!.StatusCode.ShouldBe(401, "the session had ended");
    }

    [Fact]
    public async Task Who_becomes_an_operator_can_what_operators_can_and_no_more_when_it_is_over()
    {
        (await _boss.Client.SetRoleAsync(_ann.Id, "operator", Token)).Value.Role.Name.ShouldBe("Operator");
        (await _ann.Client.GetFiguresAsync(Token)).Error.ShouldBeNull();

        (await _ann.Client.SetRoleAsync(_boss.Id, "user", Token)).Value.Role.Name.ShouldBeEmpty();

        (await _boss.Client.GetFiguresAsync(Token)).Error!.StatusCode.ShouldBe(403);
    }

    [Fact]
    public async Task Nobody_takes_the_role_or_the_access_from_themselves()
    {
        (await _boss.Client.SetRoleAsync(_boss.Id, "user", Token)).Error!.StatusCode.ShouldBe(403);
        (await _boss.Client.SuspendAccountAsync(_boss.Id, Token)).Error!.StatusCode.ShouldBe(403);

        var boss = (await _boss.Client.GetAdminAccountAsync(_boss.Id, Token)).Value;
        (boss.Role.Name, boss.Suspended).ShouldBe(("Operator", false));
    }

    [Fact]
    public async Task Anybodys_status_can_be_removed_also_a_suspended_accounts()
    {
        var (one, two) = (await _ann.PostAsync("One #thing"), await _ann.PostAsync("Two"));

        await using var listener = await Listener.OpenAsync(_ann);

        (await _boss.Client.RemoveStatusAsync(one.Id, Token)).Error.ShouldBeNull();

        await listener.ShouldTellDeletedAsync(one.Id);
        (await _ann.Client.GetStatusAsync(one.Id, Token)).Error!.StatusCode.ShouldBe(404);
        (await _app.Client.GetTagTimelineAsync("thing", default, Token)).Value.Items.ShouldBeEmpty();
        (await _app.Client.GetAccountAsync(_ann.Id, Token)).Value.StatusesCount.ShouldBe(1);
        (await _boss.Client.RemoveStatusAsync(one.Id, Token)).Error!.StatusCode.ShouldBe(404);

        await _boss.Client.SuspendAccountAsync(_ann.Id, Token);
        (await _boss.Client.RemoveStatusAsync(two.Id, Token)).Error.ShouldBeNull();
        (await _boss.Client.GetAdminAccountAsync(_ann.Id, Token)).Value.Account.StatusesCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("GET", "/api/v1/admin/accounts")]
    [InlineData("GET", "/api/v1/admin/accounts/{ann}")]
    [InlineData("POST", "/api/v1/admin/accounts/{ann}/action")]
    [InlineData("POST", "/api/v1/admin/accounts/{ann}/unsuspend")]
    [InlineData("POST", "/api/v1/admin/accounts/{ann}/role")]
    [InlineData("DELETE", "/api/v1/admin/statuses/{ann}")]
    [InlineData("GET", "/api/v1/admin/jobs/dead")]
    [InlineData("POST", "/api/v1/admin/jobs/dead/retry")]
    [InlineData("GET", "/api/v1/admin/figures")]
    public async Task Neither_users_nor_operators_whose_program_may_only_read_and_write_can_call_it(string method, string path)
    {
        var program = await _app.SignInAsync(_boss, "read write follow push profile");
        var reader = await _app.SignInAsync(_boss, "admin:read");

        async Task<int> StatusAsync(string? token) =>
            (await new Ask(method, path.Replace("{ann}", _ann.Id, StringComparison.Ordinal)) { Token = token }.SendAsync(_app)).Status;

        (await StatusAsync(null)).ShouldBe(401);
        (await StatusAsync(_ann.Token)).ShouldBe(403);
        (await StatusAsync(program.Token)).ShouldBe(403);
        (await StatusAsync(reader.Token) == 403).ShouldBe(method != "GET");
        (await StatusAsync(_boss.Token)).ShouldNotBe(403);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_a_word_on_what_would_be_right()
    {
        (await _boss.Client.GetAdminAccountAsync("1", Token)).Error!.StatusCode.ShouldBe(404);
        (await _boss.Client.SuspendAccountAsync("1", Token)).Error!.StatusCode.ShouldBe(404);
        (await _boss.Client.SetRoleAsync("1", "user", Token)).Error!.StatusCode.ShouldBe(404);
        (await _boss.Client.SetRoleAsync(_ann.Id, "king", Token)).Error!.Message.ShouldContain("user or operator");
        (await _boss.Client.GetAdminAccountsAsync(new() { Role = "king" }, default, Token)).Error!.Message.ShouldContain("user or operator");
        (await _boss.Client.GetAdminAccountsAsync(new() { Status = "gone" }, default, Token)).Error!.Message.ShouldContain("active or suspended");
        (await _boss.Client.GetAdminAccountsAsync(new() { Username = "a%" }, default, Token)).Error!.Message.ShouldContain("alias");
        var silence = await Ask.Post(
            $"/api/v1/admin/accounts/{_ann.Id}/action", Body.Json(new { type = "silence" }), _boss.Token).SendAsync(_app);
        (silence.Status, silence.Error()!.Contains("suspend", StringComparison.Ordinal)).ShouldBe((422, true));
        (await _ann.Client.VerifyCredentialsAsync(Token)).Error.ShouldBeNull();
    }

    private async Task<Protocol.Client.ApiPage<AdminAccount>> PageAsync(AdminAccountFilter filter, string? maxId) =>
        (await _boss.Client.GetAdminAccountsAsync(filter, new() { Limit = 4, MaxId = maxId }, Token)).Value;
}

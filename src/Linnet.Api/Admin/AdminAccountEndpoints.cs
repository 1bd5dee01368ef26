using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Core;
using Linnet.Core.Accounts;
using Linnet.Protocol;
using Linnet.Protocol.Admin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Admin;

/// <summary>Accounts in the hands of operators, suspended ones included.</summary>
internal static class AdminAccountEndpoints
{
    private const string Read = "admin:read:accounts";
    private const string Write = "admin:write:accounts";

    public static void MapAdminAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/api/v1/admin/accounts").WithTags("Admin");
        accounts.MapGet("/", ListAsync).RequireOperator(Read)
            .WithQuery("username", "Only accounts whose alias begins so")
            .WithQuery("status", "active or suspended")
            .WithQuery("role", "user or operator")
            .WithSummary("Lists accounts for operators, who signed up last first");
        accounts.MapGet("/{id:long}", FindAsync).RequireOperator(Read).WithSummary("Shows an account to operators");
        accounts.MapPost("/{id:long}/action", ActAsync).RequireOperator(Write)
            .WithSummary("Suspends an account: its sessions end, its statuses are not shown");
        accounts.MapPost("/{id:long}/unsuspend", UnsuspendAsync).RequireOperator(Write)
            .WithSummary("Lets a suspended account in again");
        accounts.MapPost("/{id:long}/role", SetRoleAsync).RequireOperator(Write)
            .WithSummary("Makes an account a user's or an operator's");
    }

    private static async Task<ListAnswer<AdminAccount>> ListAsync(
        PageQuery query, HttpRequest request, IAccountStore accounts, ApiUrls urls, CancellationToken ct)
    {
        if (!FilterOf(request.Query).Succeeded(out var filter, out var refusal))
        {
            return refusal;
        }

        var found = await accounts.ListMatchingAsync(filter, query.Page, ct);
        return Pages.Of(found, query.Page, account => account.Id).Select(account => AccountMapper.ForOperators(account, urls));
    }

    private static async Task<Answer<AdminAccount>> FindAsync(
        long id, IAccountStore accounts, ApiUrls urls, CancellationToken ct) =>
        await accounts.FindAsync(id, ct) is { } account ? AccountMapper.ForOperators(account, urls) : Problem.NotFound();

    private static async Task<Answer<Empty>> ActAsync(
        long id, Body<AccountActionRequest> body, Caller caller, OperateAccounts operate, CancellationToken ct)
    {
        if (body.Value.Type != "suspend")
        {
            return Problem.Invalid("type", "must be suspend: there is no other action here");
        }

        return (await operate.SetSuspendedAsync(caller.AccountId, id, suspended: true, ct)).Succeeded(out _, out var refusal)
            ? new Empty()
            : refusal;
    }

    private static async Task<Answer<AdminAccount>> UnsuspendAsync(
        long id, Caller caller, OperateAccounts operate, ApiUrls urls, CancellationToken ct) =>
        Show(await operate.SetSuspendedAsync(caller.AccountId, id, suspended: false, ct), urls);

    private static async Task<Answer<AdminAccount>> SetRoleAsync(
        long id, Body<SetRoleRequest> body, Caller caller, OperateAccounts operate, ApiUrls urls, CancellationToken ct) =>
        RoleOf(body.Value.Role) is { } role
            ? Show(await operate.SetRoleAsync(caller.AccountId, id, role, ct), urls)
            : Problem.Invalid("role", "must be user or operator");

    private static Answer<AdminAccount> Show(Result<Account> result, ApiUrls urls) =>
        result.Succeeded(out var account, out var refusal) ? AccountMapper.ForOperators(account, urls) : refusal;

    private static Result<AccountFilter> FilterOf(IQueryCollection query)
    {
        var username = query.Last("username")?.TrimStart('@');
        if (username is { Length: > 0 } && !AccountRules.IsAlias(username))
        {
            return Refusal.Invalid("username", "must be the beginning of an alias: letters (a to z), digits or underscores");
        }

        var (status, role) = (query.Last("status"), query.Last("role"));
        if (status is not (null or "active" or "suspended"))
        {
            return Refusal.Invalid("status", "must be active or suspended");
        }

        return role is null || RoleOf(role) is not null
            ? new AccountFilter(username is "" ? null : username, status is null ? null : status is "suspended", RoleOf(role))
            : Refusal.Invalid("role", "must be user or operator");
    }

    private static AccountRole? RoleOf(string? role) => role switch
    {
        "user" => AccountRole.User,
        "operator" => AccountRole.Operator,
        _ => null,
    };
}

using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Core.Accounts;
using Linnet.Core.Follows;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Account = Linnet.Protocol.Accounts.Account;

namespace Linnet.Api.Accounts;

/// <summary>Accounts as everybody sees them, and their statuses. An account that is suspended is not found.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/api/v1/accounts").WithTags("Accounts").OptionalUser("read:accounts");
        accounts.MapGet("/", FindManyAsync).WithQuery("id[]", "The accounts' ids")
            .WithSummary("Finds several accounts; those that do not exist are left out");
        accounts.MapGet("/lookup", LookUpAsync).WithQuery("acct", "alias, @alias or alias@host", required: true)
            .WithSummary("Finds the account with an alias");
        accounts.MapGet("/{id:long}", FindAsync).WithSummary("Finds an account");
        accounts.MapGet("/{id:long}/statuses", ListStatusesAsync).OptionalUser("read:statuses")
            .WithQuery("tagged", "Only statuses with this tag")
            .WithQuery("only_media", "Only statuses with media: there are none", kind: ParameterKind.Flag)
            .WithQuery("pinned", "Only statuses kept at the top: there are none", kind: ParameterKind.Flag)
            .WithSummary("Lists an account's statuses, newest first");
        routes.MapGet("/api/v1/stories/{alias}", ShowStoryAsync).WithTags("Accounts").OptionalUser("read:statuses")
            .WithSummary("Shows an account, how the caller stands to it, and its statuses, newest first");
    }

    private static async Task<Answer<Account>> FindAsync(
        long id, IAccountStore accounts, ApiUrls urls, CancellationToken ct) =>
        await accounts.FindAsync(id, ct) is { IsSuspended: false } account
            ? AccountMapper.Of(account, urls)
            : Problem.NotFound();

    private static async Task<ListAnswer<Account>> FindManyAsync(
        HttpRequest request, IAccountStore accounts, ApiUrls urls, CancellationToken ct)
    {
        if (!request.Query.IdList().Succeeded(out var ids, out var refusal))
        {
            return refusal;
        }

        var found = (await accounts.FindManyAsync(ids, ct)).ToDictionary(account => account.Id);
        return ids.Where(found.ContainsKey)
            .Select(id => found[id])
            .Where(account => !account.IsSuspended)
            .Select(account => AccountMapper.Of(account, urls))
            .ToArray();
    }

    private static async Task<Answer<Account>> LookUpAsync(
        HttpRequest request, IAccountStore accounts, ApiUrls urls, CancellationToken ct)
    {
        if (request.Query.Last("acct") is not { } acct)
        {
            return Problem.Invalid("acct", "must be an alias, such as daisy");
        }

        return AliasOf(acct, urls) is { } alias
            && await accounts.FindByAliasAsync(alias, ct) is { IsSuspended: false } account
                ? AccountMapper.Of(account, urls)
                : Problem.NotFound();
    }

    private static async Task<StatusesAnswer> ListStatusesAsync(
        long id,
        PageQuery query,
        HttpRequest request,
        Caller? caller,
        IAccountStore accounts,
        Core.Feeds.Timelines timelines,
        CancellationToken ct)
    {
        if (await accounts.FindAsync(id, ct) is not { IsSuspended: false })
        {
            return Problem.NotFound();
        }

        if (request.Query.Flag("only_media") is true || request.Query.Flag("pinned") is true)
        {
            // Statuses have no media and are not pinned. What else can be left out, replies and boosts, does not exist.
            return StatusesAnswer.None;
        }

        var page = await timelines.ReadStoryAsync(id, query.Page, caller?.UserId, ct);
        if (request.Query.Last("tagged") is { } tagged)
        {
            var tag = Tags.Normalise(tagged.TrimStart('#'));
            page = page with { Items = [.. page.Items.Where(view => view.Status.Content.Tags.Contains(tag))] };
        }

        return StatusesAnswer.Of(page, caller);
    }

    private static async Task<StoryAnswer> ShowStoryAsync(
        string alias,
        PageQuery query,
        Caller? caller,
        IAccountStore accounts,
        IFollowStore follows,
        Core.Feeds.Timelines timelines,
        CancellationToken ct)
    {
        if (!AccountRules.IsAlias(alias) || await accounts.FindByAliasAsync(alias, ct) is not { IsSuspended: false } account)
        {
            return Problem.NotFound();
        }

        var relationship = caller?.UserId is { } viewerId && viewerId != account.Id && Scopes.Cover(caller.Session.Scopes, "read:follows")
            ? AccountMapper.Of((await follows.FindRelationshipsAsync(viewerId, [account.Id], ct))[0])
            : null;
        return StoryAnswer.Of(account, relationship, await timelines.ReadStoryAsync(account.Id, query.Page, caller?.UserId, ct), caller);
    }

    /// <summary>The alias in <c>alias</c>, <c>@alias</c> or <c>alias@this.host</c>; null when it cannot be one of ours.</summary>
    private static string? AliasOf(string acct, ApiUrls urls)
    {
        var parts = acct.TrimStart('@').Split('@');
        var isOurs = parts.Length == 1 || (parts.Length == 2 && parts[1].Equals(urls.Host, StringComparison.OrdinalIgnoreCase));
        return isOurs && AccountRules.IsAlias(parts[0]) ? parts[0] : null;
    }
}

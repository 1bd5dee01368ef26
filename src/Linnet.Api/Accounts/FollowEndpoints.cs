using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Core.Accounts;
using Linnet.Core.Follows;
using Linnet.Core.Paging;
using Linnet.Protocol.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Account = Linnet.Protocol.Accounts.Account;
using Relationship = Linnet.Protocol.Accounts.Relationship;

namespace Linnet.Api.Accounts;

/// <summary>Following, and who follows whom.</summary>
internal static class FollowEndpoints
{
    public static void MapFollows(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/api/v1/accounts").WithTags("Follows");
        accounts.MapGet("/{id:long}/followers", ListFollowersAsync).OptionalUser("read:accounts")
            .WithSummary("Lists who follows an account, the latest first");
        accounts.MapGet("/{id:long}/following", ListFollowingAsync).OptionalUser("read:accounts")
            .WithSummary("Lists whom an account follows, the latest first");
        accounts.MapPost("/{id:long}/follow", FollowAsync).RequireUser("write:follows").WithSummary("Follows an account");
        accounts.MapPost("/{id:long}/unfollow", UnfollowAsync).RequireUser("write:follows")
            .WithSummary("Stops following an account");
        accounts.MapGet("/relationships", ListRelationshipsAsync).RequireUser("read:follows")
            .WithQuery("id[]", "The accounts' ids")
            .WithSummary("Tells how the caller and some accounts stand to each other");
    }

    private static Task<ListAnswer<Account>> ListFollowersAsync(
        long id, PageQuery query, IFollowStore follows, IAccountStore accounts, ApiUrls urls, CancellationToken ct) =>
        ListAsync(id, query.Page, follows.ListFollowersAsync, accounts, urls, ct);

    private static Task<ListAnswer<Account>> ListFollowingAsync(
        long id, PageQuery query, IFollowStore follows, IAccountStore accounts, ApiUrls urls, CancellationToken ct) =>
        ListAsync(id, query.Page, follows.ListFollowingAsync, accounts, urls, ct);

    private static async Task<ListAnswer<Account>> ListAsync(
        long id,
        PageRequest page,
        Func<long, PageRequest, CancellationToken, ValueTask<IReadOnlyList<FollowEntry>>> list,
        IAccountStore accounts,
        ApiUrls urls,
        CancellationToken ct)
    {
        if (await accounts.FindAsync(id, ct) is not { IsSuspended: false })
        {
            return Problem.NotFound();
        }

        var entries = Pages.Of(await list(id, page, ct), page, entry => entry.Since);
        var ids = entries.Items.Select(entry => entry.AccountId).ToArray();
        var found = ids.Length == 0 ? [] : (await accounts.FindManyAsync(ids, ct)).ToDictionary(account => account.Id);
        return new Page<Account>(
            [
                .. ids.Select(found.GetValueOrDefault)
                    .OfType<Core.Accounts.Account>()
                    .Where(account => !account.IsSuspended)
                    .Select(account => AccountMapper.Of(account, urls)),
            ],
            entries.Older,
            entries.Newer);
    }

    private static async Task<Answer<Relationship>> FollowAsync(
        long id, Body<FollowRequest> body, Caller caller, FollowAccount follow, CancellationToken ct)
    {
        var request = body.Value;
        if (request.Notify is true)
        {
            return Problem.Invalid("notify", "cannot be had: this server does not notify of single accounts");
        }

        if (request.Reblogs is false || request.Languages is { Count: > 0 })
        {
            return Problem.Invalid(
                request.Reblogs is false ? "reblogs" : "languages", "cannot be chosen: a follow brings every status");
        }

        var followed = await follow.FollowAsync(caller.AccountId, id, ct);
        return followed.Succeeded(out var relationship, out var refusal) ? AccountMapper.Of(relationship) : refusal;
    }

    private static async Task<Answer<Relationship>> UnfollowAsync(
        long id, Caller caller, FollowAccount follow, CancellationToken ct)
    {
        var unfollowed = await follow.UnfollowAsync(caller.AccountId, id, ct);
        return unfollowed.Succeeded(out var relationship, out var refusal) ? AccountMapper.Of(relationship) : refusal;
    }

    private static async Task<ListAnswer<Relationship>> ListRelationshipsAsync(
        HttpRequest request, Caller caller, IFollowStore follows, IAccountStore accounts, CancellationToken ct)
    {
        if (!request.Query.IdList().Succeeded(out var ids, out var refusal))
        {
            return refusal;
        }

        if (ids.Length == 0)
        {
            return Array.Empty<Relationship>();
        }

        var known = (await accounts.FindManyAsync(ids, ct)).Select(account => account.Id).ToHashSet();
        var list = await follows.FindRelationshipsAsync(caller.AccountId, [.. ids.Where(known.Contains)], ct);
        return list.Select(AccountMapper.Of).ToArray();
    }
}

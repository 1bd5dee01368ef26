using Linnet.Core;
using Linnet.Core.Accounts;
using Linnet.Core.Follows;
using Linnet.Core.Search;
using Linnet.Core.Statuses;

namespace Linnet.Api.Search;

/// <summary>Looks for accounts, tags and statuses.</summary>
internal sealed class Finder(
    IAccountStore accounts, IFollowStore follows, IStatusStore statuses, StatusLoader loader, SearchStatuses search)
{
    /// <summary>Accounts, best match first.</summary>
    /// <param name="request">What is looked for.</param>
    /// <param name="viewerId">Who looks; null: somebody who is not signed in and follows nobody.</param>
    /// <param name="ct">Cancels the search.</param>
    public async Task<IReadOnlyList<Account>> FindAccountsAsync(SearchRequest request, long? viewerId, CancellationToken ct) =>
        request.Target switch
        {
            SearchTarget.ExactAccount exact => await FindExactAsync(exact.Alias, request, viewerId, ct),
            SearchTarget.Prefix prefix when request.FollowingOnly => await FindFollowedAsync(prefix.Text, request, viewerId, ct),
            SearchTarget.Prefix prefix => Visible(await accounts.SearchAsync(prefix.Text, request.Offset, request.Limit, ct)),
            _ => [],
        };

    /// <summary>Tags, the most used first.</summary>
    public async Task<IReadOnlyList<TagCount>> FindTagsAsync(SearchRequest request, CancellationToken ct)
    {
        var prefix = request.Target switch
        {
            SearchTarget.Prefix { Text: var text } => Tags.Normalise(text),
            SearchTarget.TagPrefix { Text: var text } => Tags.Normalise(text),
            _ => "",
        };
        return prefix.Length == 0 ? [] : await statuses.SearchTagsAsync(prefix, request.Offset, request.Limit, ct);
    }

    /// <summary>Statuses as the viewer sees them, newest first: those that say what was typed, or the one whose address it is.</summary>
    public async Task<IReadOnlyList<StatusView>> FindStatusesAsync(SearchRequest request, long? viewerId, CancellationToken ct)
    {
        if (request.Target is SearchTarget.ExactStatus exact)
        {
            return request.Offset == 0 && await loader.FindAsync(exact.Id, viewerId, ct) is { } view ? [view] : [];
        }

        return request.Query is { } query
            ? await search.FindAsync(query, request.AuthorId, viewerId, request.Page, request.Offset, ct)
            : [];
    }

    private async Task<IReadOnlyList<Account>> FindExactAsync(
        string alias, SearchRequest request, long? viewerId, CancellationToken ct)
    {
        var found = request.Offset > 0 ? null : await accounts.FindByAliasAsync(alias, ct);
        IReadOnlyList<Account> list = found is null ? [] : Visible([found]);
        return request.FollowingOnly ? await FollowedAsync(list, viewerId, ct) : list;
    }

    /// <summary>Among the best matches; how many these are is bounded, whomever one follows.</summary>
    private async Task<IReadOnlyList<Account>> FindFollowedAsync(
        string prefix, SearchRequest request, long? viewerId, CancellationToken ct)
    {
        var best = Visible(await accounts.SearchAsync(prefix, offset: 0, Limits.LookUpIds, ct));
        return [.. (await FollowedAsync(best, viewerId, ct)).Skip(request.Offset).Take(request.Limit)];
    }

    private async Task<IReadOnlyList<Account>> FollowedAsync(
        IReadOnlyList<Account> list, long? viewerId, CancellationToken ct)
    {
        if (viewerId is not { } follower || list.Count == 0)
        {
            return [];
        }

        var relationships = await follows.FindRelationshipsAsync(follower, [.. list.Select(account => account.Id)], ct);
        return [.. list.Zip(relationships).Where(pair => pair.Second.Following).Select(pair => pair.First)];
    }

    private static IReadOnlyList<Account> Visible(IReadOnlyList<Account> list) =>
        [.. list.Where(account => !account.IsSuspended)];
}

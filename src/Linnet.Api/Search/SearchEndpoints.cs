using Linnet.Api.Entities;
using Linnet.Api.Hashtags;
using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Search;

/// <summary>Searches.</summary>
internal static class SearchEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var search = routes.MapGroup("").WithTags("Search");
        search.MapGet("/api/v2/search", SearchAsync)
            .OptionalUser("read:search")
            .WithSearch()
            .WithQuery("type", "The one kind of results that is wanted: accounts, hashtags or statuses")
            .WithQuery("account_id", "Only statuses by this account")
            .WithQuery("max_id", "Only statuses older than this one")
            .WithQuery("since_id", "Only statuses newer than this one")
            .WithQuery("min_id", "Only statuses newer than this one, those next to it")
            .WithSummary(
                "Finds statuses by words, accounts and tags by the beginning of their names, and what an address of this server leads to");
        search.MapGet("/api/v1/accounts/search", SearchAccountsAsync)
            .RequireUser("read:accounts")
            .WithSearch()
            .WithSummary("Finds accounts by the beginning of their names");
    }

    private static async Task<Answer<SearchResults>> SearchAsync(
        SearchRequest request, Caller? caller, ApiUrls urls, Finder finder, CancellationToken ct)
    {
        var viewerId = caller?.UserId;
        var accounts = request.Wants("accounts") ? await finder.FindAccountsAsync(request, viewerId, ct) : [];
        var tags = request.Wants("hashtags") ? await finder.FindTagsAsync(request, ct) : [];
        var statuses = request.Wants("statuses") ? await finder.FindStatusesAsync(request, viewerId, ct) : [];
        return new SearchResults
        {
            Accounts = [.. accounts.Select(account => AccountMapper.Of(account, urls))],
            Hashtags = [.. tags.Select(tag => TagMapper.Of(tag.Name, urls, viewerId is not null))],
            Statuses = [.. statuses.Select(view => StatusMapper.Of(view, urls, viewerId))],
        };
    }

    private static async Task<ListAnswer<Account>> SearchAccountsAsync(
        SearchRequest request, Caller caller, ApiUrls urls, Finder finder, CancellationToken ct) =>
        (await finder.FindAccountsAsync(request, caller.AccountId, ct))
            .Select(account => AccountMapper.Of(account, urls))
            .ToArray();
}

using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Core;
using Linnet.Core.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Account = Linnet.Protocol.Accounts.Account;

namespace Linnet.Api.Search;

/// <summary>The list of everybody.</summary>
internal static class DirectoryEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapDirectory(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/v1/directory", ListAsync)
        .WithTags("Search")
        .OptionalUser("read:accounts")
        .WithQuery("order", "active, who posted last first, or new, who signed up last first")
        .WithQuery("limit", $"Most accounts, 1 to {Limits.PageItemsMax}", kind: ParameterKind.Number)
        .WithQuery("offset", "Accounts to pass over", kind: ParameterKind.Number)
        .WithQuery("local", "Accepted and without effect: every account is here", kind: ParameterKind.Flag)
        .WithSummary("Lists all accounts, those first that posted last or are new");

    private static async Task<ListAnswer<Account>> ListAsync(
        HttpRequest request, IAccountStore accounts, ApiUrls urls, CancellationToken ct)
    {
        if (!request.Query.Limit(Limits.PageItemsMax).Succeeded(out var limit, out var refusal)
            || !request.Query.Offset().Succeeded(out var offset, out refusal)
            || !OrderOf(request.Query).Succeeded(out var order, out refusal))
        {
            return refusal;
        }

        var listed = await accounts.ListAsync(order, offset, limit, ct);
        return listed.Select(account => AccountMapper.Of(account, urls)).ToArray();
    }

    private static Result<DirectoryOrder> OrderOf(IQueryCollection query) => query.Last("order") switch
    {
        null or "active" => DirectoryOrder.Active,
        "new" => DirectoryOrder.New,
        _ => Refusal.Invalid("order", "must be active or new"),
    };
}

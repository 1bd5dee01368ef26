using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Core.Accounts;
using Linnet.Core.Feeds;
using Linnet.Core.Statuses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Receipt = Linnet.Protocol.Statuses.Receipt;

namespace Linnet.Api.Statuses;

/// <summary>How far statuses have come on their way into the feeds: Linnet's own routes, for authors and operators.</summary>
internal static class ReceiptEndpoints
{
    public static void MapReceipts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/statuses/{id:long}/receipt", FindAsync).WithTags("Receipts").RequireUser("read:statuses")
            .WithSummary("Shows a status's receipt to its author and to operators");
        routes.MapGet("/api/v1/receipts", ListAsync).WithTags("Receipts").RequireOperator("read:statuses")
            .WithSummary("Lists the receipts of the newest statuses");
    }

    private static async Task<Answer<Receipt>> FindAsync(
        long id, Caller caller, IStatusStore statuses, IAccountStore accounts, IReceiptStore receipts, CancellationToken ct)
    {
        if (await statuses.FindAsync(id, ct) is not { } status)
        {
            return Problem.NotFound();
        }

        var mayKnow = status.AccountId == caller.AccountId
            || await accounts.FindAsync(caller.AccountId, ct) is { Role: AccountRole.Operator };
        return mayKnow && await receipts.FindAsync(id, ct) is { } receipt ? StatusMapper.Of(receipt) : Problem.NotFound();
    }

    private static async Task<ListAnswer<Receipt>> ListAsync(PageQuery query, IReceiptStore receipts, CancellationToken ct) =>
        Pages.Of(await receipts.ListAsync(query.Page, ct), query.Page, receipt => receipt.StatusId).Select(StatusMapper.Of);
}

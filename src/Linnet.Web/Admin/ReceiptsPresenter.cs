using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;
using Linnet.Web.Feed;

namespace Linnet.Web.Admin;

/// <summary>A part of the receipts, newest status first.</summary>
/// <param name="Page">The receipts.</param>
/// <param name="Statuses">The statuses that they are of, by id, as far as they can be seen.</param>
internal sealed record Deliveries(ApiPage<Receipt> Page, IReadOnlyDictionary<string, Status> Statuses);

/// <summary>Shows how far the newest statuses have come, and how long it took.</summary>
internal sealed class ReceiptsPresenter(IAdminView<Deliveries> view, LinnetClient client)
{
    /// <summary>Shows the newest part, or what is older than a status.</summary>
    public async Task ShowAsync(string? olderThan, CancellationToken ct)
    {
        var found = await client.GetReceiptsAsync(new() { MaxId = olderThan, Limit = FeedPresenter.PageSize }, ct);
        if (found.Succeeded(out var page, out var error))
        {
            view.Show(new(page, await client.NameAsync(page.Items.Select(receipt => receipt.StatusId), ct)));
        }
        else
        {
            view.ShowFailure("show the deliveries", error);
        }
    }
}

using Linnet.Protocol.Accounts;
using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;
using Linnet.Web.Errors;

namespace Linnet.Web.Statuses;

/// <summary>Shows one status. What stands beside it is left out where it cannot be had.</summary>
/// <param name="view">Where.</param>
/// <param name="client">The API, as the viewer may use it.</param>
/// <param name="now">When it is shown.</param>
internal sealed class StatusPresenter(IStatusView view, LinnetClient client, DateTimeOffset now)
{
    /// <summary>How many of those who like it are shown.</summary>
    public const int LikersMax = 12;

    // Followers are counted within moments of the post. Statuses that were loaded into the store, as a demo's are, were never delivered.
    private static readonly TimeSpan CountedWithin = TimeSpan.FromMinutes(1);

    /// <summary>Shows the status alone.</summary>
    public async Task ShowCardAsync(string id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is { } status)
        {
            view.Show(new() { Status = status });
        }
    }

    /// <summary>Shows the status with what is known about it.</summary>
    /// <param name="id">The status's id.</param>
    /// <param name="viewerId">Who looks; null: nobody is signed in.</param>
    /// <param name="isOperator">Whether the viewer may see everybody's receipts.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task ShowAsync(string id, string? viewerId, bool isOperator, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } status)
        {
            return;
        }

        var likers = LikersAsync(status, ct);
        var versions = VersionsAsync(status, ct);
        var receipt = isOperator || status.Account.Id == viewerId ? ReceiptAsync(id, ct) : Task.FromResult<Receipt?>(null);
        view.Show(new() { Status = status, Likers = await likers, Versions = await versions, Receipt = await receipt });
    }

    private async Task<Status?> FindAsync(string id, CancellationToken ct)
    {
        var found = await client.GetStatusAsync(id, ct);
        if (!found.Succeeded(out var status, out var error))
        {
            view.Show("show the status", error);
        }

        return status;
    }

    private async Task<IReadOnlyList<Account>> LikersAsync(Status status, CancellationToken ct) =>
        status.FavouritesCount > 0
            && (await client.GetFavouritedByAsync(status.Id, new() { Limit = LikersMax }, ct)).Succeeded(out var page, out _)
                ? page.Items
                : [];

    private async Task<IReadOnlyList<StatusEdit>> VersionsAsync(Status status, CancellationToken ct) =>
        status.EditedAt is not null && (await client.GetStatusHistoryAsync(status.Id, ct)).Succeeded(out var versions, out _)
            ? versions
            : [];

    private async Task<Receipt?> ReceiptAsync(string id, CancellationToken ct) =>
        (await client.GetReceiptAsync(id, ct)).Succeeded(out var receipt, out _) && !WasNeverDelivered(receipt) ? receipt : null;

    private bool WasNeverDelivered(Receipt receipt) =>
        receipt is { Followers: null, JobsDone: 0 } && now - receipt.PostedAt > CountedWithin;
}

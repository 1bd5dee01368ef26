using Linnet.Protocol.Client;
using Linnet.Protocol.Logs;

namespace Linnet.Web.Admin;

/// <summary>A part of the request log, in order of arrival.</summary>
/// <param name="Offset">How many calls came before it.</param>
/// <param name="Log">The calls, and the totals.</param>
internal sealed record LogPart(long Offset, RequestLogPage Log)
{
    /// <summary>The offset of the part before it; null: there is none.</summary>
    public long? Earlier => Offset > 0 ? Math.Max(0, Offset - LogPresenter.PageSize) : null;
}

/// <summary>Shows the calls of the API since the start, and what reached the database.</summary>
internal sealed class LogPresenter(IAdminView<LogPart> view, LinnetClient client)
{
    /// <summary>How many calls a part has.</summary>
    public const int PageSize = 50;

    /// <summary>Shows the calls from an offset on, or the newest ones.</summary>
    /// <param name="offset">How many calls to pass over; null, or more than there are: all but the newest.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task ShowAsync(long? offset, CancellationToken ct)
    {
        var from = offset ?? 0;
        var found = await client.GetRequestLogAsync(from, PageSize, ct);
        if (found.Succeeded(out var log, out _) && (offset is null || log.Entries.Count == 0))
        {
            // How many there are is known only now; this question is one more, and others may have come meanwhile.
            var newest = Math.Max(0, log.Calls - log.Dropped - PageSize);
            found = newest == from ? found : await client.GetRequestLogAsync(from = newest, 2 * PageSize, ct);
        }

        if (found.Succeeded(out log, out var error))
        {
            view.Show(new(from, log));
        }
        else
        {
            view.ShowFailure("show the requests", error);
        }
    }
}

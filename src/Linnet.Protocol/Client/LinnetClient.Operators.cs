using Linnet.Protocol.Logs;
using Linnet.Protocol.Statuses;

namespace Linnet.Protocol.Client;

/// <content>Calls for operators.</content>
public sealed partial class LinnetClient
{
    /// <summary>What was called since the server's start, and what reached its database.</summary>
    /// <param name="offset">Calls to pass over.</param>
    /// <param name="limit">Most calls wanted; null leaves it to the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ApiResult<RequestLogPage>> GetRequestLogAsync(
        long offset, int? limit, CancellationToken cancellationToken) =>
        _transport.GetAsync<RequestLogPage>(
            Address.Of("logs", ("offset", Text(offset)), ("limit", Text(limit))), cancellationToken);

    /// <summary>How far the delivery of everybody's statuses has come, the newest status first.</summary>
    public Task<ApiResult<ApiPage<Receipt>>> GetReceiptsAsync(PageQuery page, CancellationToken cancellationToken) =>
        _transport.GetPageAsync<Receipt>("api/v1/receipts", page, cancellationToken);
}

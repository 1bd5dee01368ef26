using Linnet.Protocol.Admin;
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

    /// <summary>How the server is doing.</summary>
    public Task<ApiResult<ServerFigures>> GetFiguresAsync(CancellationToken cancellationToken) =>
        _transport.GetAsync<ServerFigures>(Address.Of("api/v1/admin/figures"), cancellationToken);

    /// <summary>Accounts as operators see them, who signed up last first.</summary>
    public Task<ApiResult<ApiPage<AdminAccount>>> GetAdminAccountsAsync(
        AdminAccountFilter filter, PageQuery page, CancellationToken cancellationToken) =>
        _transport.GetPageAsync<AdminAccount>(
            Address.Of("api/v1/admin/accounts", filter.Parameters.Concat(page.Parameters)), cancellationToken);

    /// <summary>An account as operators see it.</summary>
    public Task<ApiResult<AdminAccount>> GetAdminAccountAsync(string id, CancellationToken cancellationToken) =>
        _transport.GetAsync<AdminAccount>(Address.Of(AdminAccountPath(id)), cancellationToken);

    /// <summary>Keeps an account out: its sessions end, its statuses are not shown.</summary>
    public Task<ApiResult<Empty>> SuspendAccountAsync(string id, CancellationToken cancellationToken) =>
        _transport.SendAsync<Empty>(
            HttpMethod.Post,
            $"{AdminAccountPath(id)}/action",
            Bodies.Of(new AccountActionRequest { Type = "suspend" }),
            cancellationToken);

    /// <summary>Lets a suspended account in again.</summary>
    public Task<ApiResult<AdminAccount>> UnsuspendAccountAsync(string id, CancellationToken cancellationToken) =>
        _transport.SendAsync<AdminAccount>(HttpMethod.Post, $"{AdminAccountPath(id)}/unsuspend", null, cancellationToken);

    /// <summary>Makes an account a <c>user</c>'s or an <c>operator</c>'s.</summary>
    public Task<ApiResult<AdminAccount>> SetRoleAsync(string id, string role, CancellationToken cancellationToken) =>
        _transport.SendAsync<AdminAccount>(
            HttpMethod.Post, $"{AdminAccountPath(id)}/role", Bodies.Of(new SetRoleRequest { Role = role }), cancellationToken);

    /// <summary>Deletes anybody's status.</summary>
    public Task<ApiResult<Empty>> RemoveStatusAsync(string id, CancellationToken cancellationToken) =>
        _transport.SendAsync<Empty>(
            HttpMethod.Delete, $"api/v1/admin/statuses/{Address.Segment(id)}", null, cancellationToken);

    /// <summary>Jobs of the fan-out that failed too often, oldest first.</summary>
    /// <param name="after">The last one known; null at first.</param>
    /// <param name="limit">Most jobs; null leaves it to the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ApiResult<DeadJobPage>> GetDeadJobsAsync(string? after, int? limit, CancellationToken cancellationToken) =>
        _transport.GetAsync<DeadJobPage>(
            Address.Of("api/v1/admin/jobs/dead", ("after", after), ("limit", Text(limit))), cancellationToken);

    /// <summary>Sends jobs again that failed too often.</summary>
    public Task<ApiResult<RetriedJobs>> RetryDeadJobsAsync(RetryJobsRequest request, CancellationToken cancellationToken) =>
        _transport.SendAsync<RetriedJobs>(
            HttpMethod.Post, "api/v1/admin/jobs/dead/retry", Bodies.Of(request), cancellationToken);

    private static string AdminAccountPath(string id) => $"api/v1/admin/accounts/{Address.Segment(id)}";
}

using System.Globalization;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Search;

namespace Linnet.Protocol.Client;

/// <content>Calls that find what one has no id of.</content>
public sealed partial class LinnetClient
{
    /// <summary>Looks for accounts, statuses and tags.</summary>
    /// <param name="query">The words looked for.</param>
    /// <param name="type"><c>accounts</c>, <c>statuses</c> or <c>hashtags</c>; null for all.</param>
    /// <param name="page">Which of the statuses; its limit goes for each sort.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ApiResult<SearchResults>> SearchAsync(
        string query, string? type, PageQuery page, CancellationToken cancellationToken) =>
        _transport.GetAsync<SearchResults>(
            Address.Of("api/v2/search", [("q", query), ("type", type), .. page.Parameters]), cancellationToken);

    /// <summary>Looks for accounts or tags further down than the first.</summary>
    /// <param name="query">The words looked for.</param>
    /// <param name="type"><c>accounts</c> or <c>hashtags</c>.</param>
    /// <param name="offset">Results to pass over.</param>
    /// <param name="limit">Most results; null leaves it to the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ApiResult<SearchResults>> SearchAsync(
        string query, string type, int offset, int? limit, CancellationToken cancellationToken) =>
        _transport.GetAsync<SearchResults>(
            Address.Of("api/v2/search", ("q", query), ("type", type), ("offset", Text(offset)), ("limit", Text(limit))),
            cancellationToken);

    /// <summary>Accounts by the beginning of their names, the best match first.</summary>
    /// <param name="query">The words looked for.</param>
    /// <param name="offset">Accounts to pass over.</param>
    /// <param name="limit">Most accounts; null leaves it to the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ApiResult<IReadOnlyList<Account>>> SearchAccountsAsync(
        string query, int offset, int? limit, CancellationToken cancellationToken) =>
        _transport.GetAsync<IReadOnlyList<Account>>(
            Address.Of("api/v1/accounts/search", ("q", query), ("offset", Text(offset)), ("limit", Text(limit))), cancellationToken);

    /// <summary>All accounts.</summary>
    /// <param name="order"><c>active</c>, who posted last first, or <c>new</c>, who signed up last first; null for the former.</param>
    /// <param name="offset">Accounts to pass over.</param>
    /// <param name="limit">Most accounts; null leaves it to the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ApiResult<IReadOnlyList<Account>>> GetDirectoryAsync(
        string? order, int offset, int? limit, CancellationToken cancellationToken) =>
        _transport.GetAsync<IReadOnlyList<Account>>(
            Address.Of("api/v1/directory", ("order", order), ("offset", Text(offset)), ("limit", Text(limit))), cancellationToken);

    /// <summary>A tag, used or not; the name is given without its number sign.</summary>
    public Task<ApiResult<Tag>> GetTagAsync(string name, CancellationToken cancellationToken) =>
        _transport.GetAsync<Tag>(Address.Of($"api/v1/tags/{Address.Segment(name)}"), cancellationToken);

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}

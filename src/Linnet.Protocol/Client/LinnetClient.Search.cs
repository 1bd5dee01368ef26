using Linnet.Protocol.Search;

namespace Linnet.Protocol.Client;

/// <content>Searches.</content>
public sealed partial class LinnetClient
{
    /// <summary>Searches for accounts, tags and statuses.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="type">The one kind of results that is wanted: accounts, hashtags or statuses; null: all.</param>
    /// <param name="page">Which statuses of those that are found.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ApiResult<SearchResults>> SearchAsync(
        string query, string? type, PageQuery page, CancellationToken cancellationToken) =>
        _transport.GetAsync<SearchResults>(
            Address.Of("api/v2/search", [("q", query), ("type", type), .. page.Parameters]), cancellationToken);
}

using Linnet.Protocol.Accounts;
using Linnet.Protocol.Statuses;

namespace Linnet.Protocol.Client;

/// <content>Calls about statuses and timelines.</content>
public sealed partial class LinnetClient
{
    /// <summary>Posts a status.</summary>
    /// <param name="request">The status.</param>
    /// <param name="idempotencyKey">
    /// The same key makes the same status, however often it is sent: then a call that came to nothing can be made
    /// again. Null to go without.
    /// </param>
    /// <param name="cancellationToken">Ends the call; the status may have been posted.</param>
    public Task<ApiResult<Status>> PostStatusAsync(
        CreateStatusRequest request, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, Address.Of("api/v1/statuses"))
        {
            Content = Bodies.Of(request),
        };
        if (idempotencyKey is not null)
        {
            message.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return _transport.SendAsync<Status>(message, cancellationToken);
    }

    /// <summary>The status with an id.</summary>
    public Task<ApiResult<Status>> GetStatusAsync(string id, CancellationToken cancellationToken) =>
        _transport.GetAsync<Status>(Address.Of(StatusPath(id)), cancellationToken);

    /// <summary>The statuses with some ids; those that do not exist are left out.</summary>
    public Task<ApiResult<IReadOnlyList<Status>>> GetStatusesAsync(
        IEnumerable<string> ids, CancellationToken cancellationToken) =>
        _transport.GetAsync<IReadOnlyList<Status>>(
            Address.Of("api/v1/statuses", ids.Select(id => ("id[]", (string?)id))), cancellationToken);

    /// <summary>Edits one of the caller's statuses.</summary>
    public Task<ApiResult<Status>> EditStatusAsync(
        string id, EditStatusRequest request, CancellationToken cancellationToken) =>
        _transport.SendAsync<Status>(HttpMethod.Put, StatusPath(id), Bodies.Of(request), cancellationToken);

    /// <summary>Deletes one of the caller's statuses; the answer has its plain text.</summary>
    public Task<ApiResult<Status>> DeleteStatusAsync(string id, CancellationToken cancellationToken) =>
        _transport.SendAsync<Status>(HttpMethod.Delete, StatusPath(id), null, cancellationToken);

    /// <summary>One of the caller's statuses as it was written, to be edited.</summary>
    public Task<ApiResult<StatusSource>> GetStatusSourceAsync(string id, CancellationToken cancellationToken) =>
        _transport.GetAsync<StatusSource>(Address.Of($"{StatusPath(id)}/source"), cancellationToken);

    /// <summary>A status's versions, oldest first.</summary>
    public Task<ApiResult<IReadOnlyList<StatusEdit>>> GetStatusHistoryAsync(
        string id, CancellationToken cancellationToken) =>
        _transport.GetAsync<IReadOnlyList<StatusEdit>>(Address.Of($"{StatusPath(id)}/history"), cancellationToken);

    /// <summary>The conversation around a status.</summary>
    public Task<ApiResult<StatusContext>> GetStatusContextAsync(string id, CancellationToken cancellationToken) =>
        _transport.GetAsync<StatusContext>(Address.Of($"{StatusPath(id)}/context"), cancellationToken);

    /// <summary>Likes a status.</summary>
    public Task<ApiResult<Status>> FavouriteAsync(string id, CancellationToken cancellationToken) =>
        _transport.SendAsync<Status>(HttpMethod.Post, $"{StatusPath(id)}/favourite", null, cancellationToken);

    /// <summary>Takes a like back.</summary>
    public Task<ApiResult<Status>> UnfavouriteAsync(string id, CancellationToken cancellationToken) =>
        _transport.SendAsync<Status>(HttpMethod.Post, $"{StatusPath(id)}/unfavourite", null, cancellationToken);

    /// <summary>Who likes a status, the latest first.</summary>
    public Task<ApiResult<ApiPage<Account>>> GetFavouritedByAsync(
        string id, PageQuery page, CancellationToken cancellationToken) =>
        _transport.GetPageAsync<Account>($"{StatusPath(id)}/favourited_by", page, cancellationToken);

    /// <summary>The statuses that the caller likes, the latest like first.</summary>
    public Task<ApiResult<ApiPage<Status>>> GetFavouritesAsync(PageQuery page, CancellationToken cancellationToken) =>
        _transport.GetPageAsync<Status>("api/v1/favourites", page, cancellationToken);

    /// <summary>How far the delivery of one of the caller's statuses has come.</summary>
    public Task<ApiResult<Receipt>> GetReceiptAsync(string id, CancellationToken cancellationToken) =>
        _transport.GetAsync<Receipt>(Address.Of($"{StatusPath(id)}/receipt"), cancellationToken);

    /// <summary>The caller's feed, newest first.</summary>
    public Task<ApiResult<ApiPage<Status>>> GetHomeTimelineAsync(PageQuery page, CancellationToken cancellationToken) =>
        _transport.GetPageAsync<Status>("api/v1/timelines/home", page, cancellationToken);

    /// <summary>Everybody's public statuses, newest first.</summary>
    public Task<ApiResult<ApiPage<Status>>> GetPublicTimelineAsync(
        PageQuery page, CancellationToken cancellationToken) =>
        _transport.GetPageAsync<Status>("api/v1/timelines/public", page, cancellationToken);

    /// <summary>The public statuses with a tag, newest first.</summary>
    public Task<ApiResult<ApiPage<Status>>> GetTagTimelineAsync(
        string tag, PageQuery page, CancellationToken cancellationToken) =>
        _transport.GetPageAsync<Status>($"api/v1/timelines/tag/{Address.Segment(tag)}", page, cancellationToken);

    private static string StatusPath(string id) => $"api/v1/statuses/{Address.Segment(id)}";
}

namespace Linnet.Protocol.Client;

/// <content>Calls that stay open.</content>
public sealed partial class LinnetClient
{
    /// <summary>Opens a stream of what happens.</summary>
    /// <param name="stream"><c>user</c>, <c>public</c>, <c>hashtag</c>, or another that the server has.</param>
    /// <param name="tag">Which hashtag, for a stream of one; otherwise null.</param>
    /// <param name="cancellationToken">Ends the call, not the stream once it is open.</param>
    /// <returns>The stream, which is the caller's to dispose of.</returns>
    public Task<ApiResult<EventStream>> OpenStreamAsync(
        string stream, string? tag, CancellationToken cancellationToken) =>
        _transport.OpenAsync(Address.Of("api/v1/streaming", ("stream", stream), ("tag", tag)), cancellationToken);
}

namespace Linnet.Protocol.Streaming;

/// <summary>What a client sends on a WebSocket to begin or to end a stream.</summary>
/// <param name="Type"><c>subscribe</c> or <c>unsubscribe</c>.</param>
/// <param name="Stream">The stream's name; one alone counts, the first.</param>
/// <param name="Tag">Which hashtag, where the stream is of one.</param>
public sealed record StreamRequest(string? Type, IReadOnlyList<string>? Stream, string? Tag);

/// <summary>What a WebSocket says of a request that it did not understand or grant.</summary>
/// <param name="Error">What is wrong, safe to show.</param>
/// <param name="Status">The HTTP status that says the same.</param>
public sealed record StreamError(string Error, int Status);

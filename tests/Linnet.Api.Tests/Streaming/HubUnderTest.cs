using System.Text;
using System.Text.Json;
using Linnet.Api.Http;
using Linnet.Api.Streaming;
using Linnet.Core.Caching;
using Linnet.Core.Streaming;
using Linnet.Testing;
using Microsoft.Extensions.Options;

namespace Linnet.Api.Tests.Streaming;

/// <summary>A hub alone, with readers who take what waits for them when a test says so.</summary>
internal sealed class HubUnderTest : IDisposable
{
    public HubUnderTest(int messagesWaiting = 512) => Hub = new(
        News,
        new(Options.Create(new ReadCacheOptions())),
        Options.Create(new StreamingOptions { MessagesWaiting = messagesWaiting }),
        new TestClock());

    public StatusNews News { get; } = new();

    public StreamHub Hub { get; }

    /// <summary>A stream, or several, of somebody who is not signed in.</summary>
    public static StreamChoice Choice(string stream, string? tag = null) =>
        StreamChoice.Of(new(StreamKind.Find(stream), tag), caller: null).Choice.ShouldNotBeNull();

    /// <summary>Opens a connection without streams.</summary>
    public StreamConnection Open(bool isSocket = true) => Hub.Open(
        new(null, "192.0.2.1", new ApiUrls("https://linnet.example"), isSocket), CancellationToken.None).Connection.ShouldNotBeNull();

    /// <summary>Opens a connection with streams.</summary>
    public StreamConnection Open(params StreamChoice[] choices)
    {
        var connection = Open();
        foreach (var choice in choices)
        {
            Hub.Subscribe(connection, choice).ShouldBeNull();
        }

        return connection;
    }

    /// <summary>Tells everyone who watches one of the topics that a status is gone: the shortest event there is.</summary>
    public void Publish(long statusId, params Topic[] topics) =>
        Hub.Publish(new Announcement(StatusEventKind.Deleted, statusId, null, topics));

    /// <summary>Takes what waits: the stream's label and the status of each message.</summary>
    public static List<(string Label, long Id)> Take(StreamConnection connection, int most = int.MaxValue)
    {
        var taken = new List<(string, long)>();
        while (taken.Count < most && connection.TryTake(out var message))
        {
            var json = JsonElement.Parse(message);
            taken.Add((json.GetProperty("stream").GetRawText(), long.Parse(json.GetProperty("payload").GetString()!, null)));
        }

        return taken;
    }

    /// <summary>What waits for a reader of server-sent events.</summary>
    public static string TakeText(StreamConnection connection)
    {
        var text = new StringBuilder();
        while (connection.TryTake(out var message))
        {
            text.Append(Encoding.UTF8.GetString(message));
        }

        return text.ToString();
    }

    public void Dispose() => Hub.Dispose();
}

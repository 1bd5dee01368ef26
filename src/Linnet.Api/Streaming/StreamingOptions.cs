using System.ComponentModel.DataAnnotations;

namespace Linnet.Api.Streaming;

/// <summary>Settings of the streaming API; section <c>Streaming</c>.</summary>
public sealed class StreamingOptions
{
    /// <summary>Streams that may be open at a time, 0 to 1,000,000; default 10,000. Further ones are refused.</summary>
    [Range(0, 1_000_000)]
    public int ConnectionsMax { get; set; } = 10_000;

    /// <summary>Streams that one account may have open, 1 to 1,000,000; default 32.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsPerAccount { get; set; } = 32;

    /// <summary>Streams without a person's token that one address may have open, 1 to 1,000,000; default 128.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsPerAddress { get; set; } = 128;

    /// <summary>Messages that may wait for one reader, 16 to 100,000; default 512. A reader who is further behind is cut off.</summary>
    [Range(16, 100_000)]
    public int MessagesWaiting { get; set; } = 512;

    /// <summary>How often a stream shows that it is alive, 1 second to 10 minutes; default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan HeartbeatEvery { get; set; } = TimeSpan.FromSeconds(15);
}

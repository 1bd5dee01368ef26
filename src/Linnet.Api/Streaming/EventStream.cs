using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Streaming;

/// <summary>Sends a stream as server-sent events.</summary>
internal static class EventStream
{
    /// <summary>The type of the answer.</summary>
    public const string ContentType = "text/event-stream";

    /// <summary>
    /// A comment, which readers pass over, and which keeps what lies in between from closing the connection. No empty line follows: to some
    /// readers that ends an event even where none began.
    /// </summary>
    public static byte[] Heartbeat { get; } = ":thump\n"u8.ToArray();

    // Headers alone may be held back on their way: a reader knows by this that the stream has begun.
    private static ReadOnlySpan<byte> Greeting => ":)\n"u8;

    /// <summary>Sends until the stream is over.</summary>
    public static async Task SendAsync(HttpContext context, StreamConnection connection)
    {
        context.Response.ContentType = ContentType;

        // nginx would collect what is to arrive at once.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var output = context.Response.BodyWriter;
        output.Write(Greeting);
        try
        {
            await output.FlushAsync(connection.Ended);
            while (await connection.WaitAsync())
            {
                while (connection.TryTake(out var message))
                {
                    output.Write(message);
                }

                await output.FlushAsync(connection.Ended);
            }
        }
        catch (OperationCanceledException)
        {
            // The stream ended while the reader did not read: nothing more can be said to it.
            context.Abort();
        }

        if (connection.End is StreamEnd.TooSlow)
        {
            context.Abort();
        }
    }
}

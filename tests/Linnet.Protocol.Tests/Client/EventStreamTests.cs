using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Linnet.Protocol.Client;
using Linnet.Protocol.Streaming;
using Shouldly;
using Xunit;

namespace Linnet.Protocol.Tests.Client;

/// <summary>How the client reads streams.</summary>
public sealed class EventStreamTests
{
    private const string EventsType = "text/event-stream";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_and_heartbeats_come_in_order_and_then_the_end()
    {
        var events = await ReadAsync(":)\n\nevent: update\ndata: {\"id\":\"1\"}\n\n:thump\n\nevent: delete\r\ndata:1\r\n\r\n");

        events.ShouldBe(
        [
            StreamEvent.Heartbeat,
            new StreamEvent(StreamEvent.Update, """{"id":"1"}"""),
            StreamEvent.Heartbeat,
            new StreamEvent(StreamEvent.Delete, "1"),
        ]);
    }

    [Fact]
    public async Task Data_in_several_lines_is_put_together_and_what_is_not_known_is_passed_over()
    {
        var events = await ReadAsync("id: 7\nevent: x\ndata: a\ndata: b\nretry\n\ndata: nameless\n\nevent: empty\n\n");

        events.ShouldBe([new StreamEvent("x", "a\nb")]);
    }

    [Fact]
    public async Task An_event_that_was_cut_off_is_not_told()
    {
        (await ReadAsync("event: update\ndata: {\"id\"")).ShouldBeEmpty();
        (await ReadAsync("event: update\ndata: 1\n")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_are_read_however_they_are_cut()
    {
        var text = string.Concat(Enumerable.Range(0, 50).Select(number => $"event: update\ndata: näch{number} 🦆\n\n"));

        foreach (var size in new[] { 1, 2, 3, 7, 64 })
        {
            var events = await ReadAsync(new TornStream(Encoding.UTF8.GetBytes(text), size));
            events.Select(told => told.Payload).ShouldBe(Enumerable.Range(0, 50).Select(number => $"näch{number} 🦆"));
        }
    }

    [Fact]
    public async Task A_way_that_breaks_is_an_end()
    {
        (await ReadAsync(new BreakingStream("event: update\ndata: 1\n\n"u8.ToArray()))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_line_without_end_is_an_end()
    {
        (await ReadAsync(new EndlessStream())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_reads_may_stop_waiting()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var stream = await OpenAsync(new SilentStream());
        var reading = stream.ReadAsync(stop.Token).GetAsyncEnumerator(stop.Token).MoveNextAsync();
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await reading);
    }

    [Fact]
    public async Task The_stream_outlives_the_time_for_a_call()
    {
        using var server = new StubServer(_ => Task.FromResult(Answer(new LateStream("event: update\ndata: 1\n\n"u8.ToArray()))));
        var client = server.Client(timeout: LateStream.Delay / 10);

        await using var stream = (await client.OpenStreamAsync("public", null, Cancellation)).Value;

        await foreach (var told in stream.ReadAsync(Cancellation))
        {
            told.Payload.ShouldBe("1");
            return;
        }

        Assert.Fail("The stream ended with the time for the call");
    }

    [Fact]
    public async Task Name_tag_and_token_are_sent()
    {
        using var server = new StubServer(_ => Task.FromResult(Answer(new MemoryStream())));

        await using var stream = (await server.Client("secret").OpenStreamAsync("hashtag", "a&b", Cancellation)).Value;

        server.PathAndQuery.ShouldBe("/api/v1/streaming?stream=hashtag&tag=a%26b");
        server.Headers!.Authorization.ShouldBe(new AuthenticationHeaderValue("Bearer", "secret"));
        server.Headers.Accept.ShouldHaveSingleItem().MediaType.ShouldBe(EventsType);
    }

    [Fact]
    public async Task A_refusal_and_an_answer_that_is_no_stream_are_results()
    {
        using var refusing = new StubServer(HttpStatusCode.TooManyRequests, """{"error":"Too many"}""");
        using var wrong = new StubServer(HttpStatusCode.OK, "{}");

        var refused = (await refusing.Client().OpenStreamAsync("user", null, Cancellation)).Error.ShouldNotBeNull();
        var malformed = (await wrong.Client().OpenStreamAsync("user", null, Cancellation)).Error.ShouldNotBeNull();

        (refused.Kind, refused.StatusCode, refused.Message).ShouldBe((ApiErrorKind.Refused, 429, "Too many"));
        malformed.Kind.ShouldBe(ApiErrorKind.Malformed);
    }

    private static Task<List<StreamEvent>> ReadAsync(string text) => ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static async Task<List<StreamEvent>> ReadAsync(Stream body)
    {
        await using var stream = await OpenAsync(body);
        var events = new List<StreamEvent>();
        await foreach (var told in stream.ReadAsync(Cancellation))
        {
            events.Add(told);
        }

        return events;
    }

    private static async Task<EventStream> OpenAsync(Stream body)
    {
        using var server = new StubServer(_ => Task.FromResult(Answer(body)));
        return (await server.Client().OpenStreamAsync("public", null, Cancellation)).Value;
    }

    private static HttpResponseMessage Answer(Stream body)
    {
        var content = new StreamContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(EventsType);
        return new(HttpStatusCode.OK) { Content = content };
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class TornStream(byte[] content, int size) : ReadOnlyStream
    {
        private int _position;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(Math.Min(size, buffer.Length), content.Length - _position);
            content.AsMemory(_position, count).CopyTo(buffer);
            _position += count;
            return ValueTask.FromResult(count);
        }
    }

    /// <summary>Gives its content after a while.</summary>
    private sealed class LateStream(byte[] content) : ReadOnlyStream
    {
        public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Delay, cancellationToken);
            content.CopyTo(buffer);
            return content.Length;
        }
    }

    /// <summary>Gives its content, and then breaks.</summary>
    private sealed class BreakingStream(byte[] content) : ReadOnlyStream
    {
        private bool _isGiven;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_isGiven)
            {
                throw new IOException("The connection was reset");
            }

            _isGiven = true;
            content.CopyTo(buffer);
            return ValueTask.FromResult(content.Length);
        }
    }
}

using System.Text.Json;
using Linnet.Protocol.Client;
using Linnet.Protocol.Json;
using Linnet.Protocol.Statuses;
using Linnet.Protocol.Streaming;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Streaming;

/// <summary>Reads an open stream, one event after the other, within a bound.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly EventStream _stream;
    private readonly IAsyncEnumerator<StreamEvent> _events;

    private Listener(EventStream stream)
    {
        _stream = stream;
        _events = stream.ReadAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
    }

    /// <summary>Opens a stream, which is open on the server when this returns.</summary>
    public static async Task<Listener> OpenAsync(LinnetClient client, string stream, string? tag = null)
    {
        var opened = await client.OpenStreamAsync(stream, tag, TestContext.Current.CancellationToken);
        var listener = new Listener(opened.Value);
        (await listener.NextAsync()).IsHeartbeat.ShouldBeTrue("a stream begins with a comment");
        return listener;
    }

    /// <summary>Opens the stream of somebody's feed.</summary>
    public static Task<Listener> OpenAsync(Person person) => OpenAsync(person.Client, "user");

    /// <summary>The next event, heartbeats included.</summary>
    public async Task<StreamEvent> NextAsync()
    {
        (await _events.MoveNextAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken))
            .ShouldBeTrue("the stream ended");
        return _events.Current;
    }

    /// <summary>The next event must be this one, and of this status.</summary>
    /// <returns>The status as it was told.</returns>
    public async Task<Status> ShouldTellAsync(string name, string id)
    {
        var told = await NextAsync();
        told.Name.ShouldBe(name);
        var status = JsonSerializer.Deserialize(told.Payload, LinnetJson.TypeOf<Status>()).ShouldNotBeNull();
        status.Id.ShouldBe(id);
        return status;
    }

    /// <summary>The next event must say that the status is gone.</summary>
    public async Task ShouldTellDeletedAsync(string id) =>
        (await NextAsync()).ShouldBe(new StreamEvent(StreamEvent.Delete, id));

    /// <summary>The stream must end, and tell nothing before.</summary>
    /// <param name="within">How soon; half a minute unless told otherwise.</param>
    public async Task ShouldEndAsync(TimeSpan? within = null)
    {
        while (await _events.MoveNextAsync().AsTask().WaitAsync(within ?? Patience, TestContext.Current.CancellationToken))
        {
            _events.Current.IsHeartbeat.ShouldBeTrue($"the stream told {_events.Current.Name}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        await _events.DisposeAsync();
    }
}

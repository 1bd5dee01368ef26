using System.Diagnostics.Metrics;
using System.Globalization;
using System.Runtime.InteropServices;
using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Core;
using Linnet.Core.Diagnostics;
using Linnet.Core.Streaming;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Linnet.Api.Streaming;

/// <summary>
/// Knows every open stream and what it carries. One lock guards it all: what is done under it is adding to queues that have room, or
/// ending streams whose queues have none; nobody waits under it.
/// </summary>
internal sealed class StreamHub : IDisposable
{
    private static readonly Problem Stopping = Problem.Of(StatusCodes.Status503ServiceUnavailable, "The server is stopping");

    private static readonly Problem NoStreams = Problem.Of(
        StatusCodes.Status503ServiceUnavailable, "This server has no streams; ask the timelines again after a while instead");

    private readonly StatusNews _news;
    private readonly StatusPieces _pieces;
    private readonly TimeProvider _time;
    private readonly StreamingOptions _options;
    private readonly Lock _gate = new();
    private readonly Dictionary<Topic, HashSet<Subscription>> _subscriptions = [];
    private readonly HashSet<StreamConnection> _open = [];
    private readonly Dictionary<string, int> _openOf = [];
    private readonly Meter _meter = new(Telemetry.MeterName);
    private bool _isClosed;
    private long _sent;
    private long _cutOff;

    /// <summary>A hub without streams.</summary>
    public StreamHub(StatusNews news, StatusPieces pieces, IOptions<StreamingOptions> options, TimeProvider time)
    {
        (_news, _pieces, _options, _time) = (news, pieces, options.Value, time);
        _meter.CreateObservableUpDownCounter("linnet.streaming.open", () => OpenCount, "{stream}", "Streams that are open");
        _meter.CreateObservableCounter(
            "linnet.streaming.messages", () => Volatile.Read(ref _sent), "{message}", "Messages to open streams");
        _meter.CreateObservableCounter(
            "linnet.streaming.cut_off", () => Volatile.Read(ref _cutOff), "{stream}", "Streams that ended because their readers were too slow");
        _meter.CreateObservableCounter(
            "linnet.streaming.lost", () => news.Lost, "{event}", "Events that no stream was told, because too many came at once");
    }

    /// <summary>Streams that are open.</summary>
    public int OpenCount
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Opens a stream, if there is room for it.</summary>
    /// <returns>The stream, to be given back to <see cref="Close"/>, or else the problem.</returns>
    public (StreamConnection? Connection, Problem? Problem) Open(StreamReader reader, CancellationToken left)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return (null, Stopping);
            }

            if (_options.ConnectionsMax == 0)
            {
                return (null, NoStreams);
            }

            if (_open.Count >= _options.ConnectionsMax)
            {
                return (null, Full(StatusCodes.Status503ServiceUnavailable, "This server has as many open streams as it can bear; try again later"));
            }

            var most = reader.Session?.AccountId is null ? _options.ConnectionsPerAddress : _options.ConnectionsPerAccount;
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_openOf, OwnerOf(reader), out _);
            if (count >= most)
            {
                return (null, Full(StatusCodes.Status429TooManyRequests, $"Open streams are limited to {most} here; close one first"));
            }

            count++;
            var connection = new StreamConnection(reader, _options.MessagesWaiting, _time.GetTimestamp(), left);
            _open.Add(connection);
            return (connection, null);
        }
    }

    /// <summary>Ends a stream's subscriptions and forgets it.</summary>
    public void Close(StreamConnection connection)
    {
        lock (_gate)
        {
            if (!_open.Remove(connection))
            {
                return;
            }

            foreach (var choice in connection.Choices)
            {
                Remove(connection, choice);
            }

            var owner = OwnerOf(connection.Reader);
            if (--CollectionsMarshal.GetValueRefOrNullRef(_openOf, owner) == 0)
            {
                _openOf.Remove(owner);
            }

            connection.Dispose();
        }
    }

    /// <summary>From now on the stream carries what is chosen. Doing it again changes nothing.</summary>
    /// <returns>What is wrong; null: nothing.</returns>
    public Problem? Subscribe(StreamConnection connection, StreamChoice choice)
    {
        lock (_gate)
        {
            if (!_open.Contains(connection) || connection.Choices.Contains(choice))
            {
                return null;
            }

            if (connection.Choices.Count >= Limits.StreamsPerConnection)
            {
                return Problem.Of(
                    StatusCodes.Status400BadRequest, $"One connection may have at most {Limits.StreamsPerConnection} streams");
            }

            connection.Choices.Add(choice);
            if (choice.Topic is { } topic)
            {
                ref var readers = ref CollectionsMarshal.GetValueRefOrAddDefault(_subscriptions, topic, out _);
                (readers ??= []).Add(new(connection, choice));
                _news.Watch(topic);
            }

            return null;
        }
    }

    /// <summary>The stream carries what is chosen no longer.</summary>
    public void Unsubscribe(StreamConnection connection, StreamChoice choice)
    {
        lock (_gate)
        {
            if (connection.Choices.Remove(choice))
            {
                Remove(connection, choice);
            }
        }
    }

    /// <summary>Tells every stream that carries one of the topics.</summary>
    public void Publish(Announcement announcement)
    {
        var message = new StreamMessage(announcement, _pieces);
        lock (_gate)
        {
            foreach (var topic in announcement.Topics)
            {
                foreach (var (connection, choice) in _subscriptions.GetValueOrDefault(topic) ?? [])
                {
                    Tell(connection, message.For(connection.Reader, choice));
                }
            }
        }
    }

    /// <summary>Tells one stream.</summary>
    public void Send(StreamConnection connection, byte[] message)
    {
        lock (_gate)
        {
            if (_open.Contains(connection))
            {
                Tell(connection, message);
            }
        }
    }

    /// <summary>Ends a stream, if it is open still.</summary>
    public void End(StreamConnection connection, StreamEnd reason)
    {
        lock (_gate)
        {
            if (_open.Contains(connection))
            {
                connection.EndFor(reason);
            }
        }
    }

    /// <summary>Ends every stream, and lets none begin.</summary>
    public void EndAll()
    {
        lock (_gate)
        {
            _isClosed = true;
            foreach (var connection in _open)
            {
                connection.EndFor(StreamEnd.Stopping);
            }
        }
    }

    /// <summary>Puts the open streams into a list.</summary>
    public void CopyTo(List<StreamConnection> list)
    {
        lock (_gate)
        {
            list.AddRange(_open);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static Problem Full(int status, string message) => new(status, new(message), RetryAfter: TimeSpan.FromSeconds(30));

    private static string OwnerOf(StreamReader reader) => reader.Session?.AccountId is { } account
        ? string.Create(CultureInfo.InvariantCulture, $"account {account}")
        : $"address {reader.Address}";

    /// <summary>Within the lock.</summary>
    private void Tell(StreamConnection connection, byte[] message)
    {
        if (connection.TryTell(message))
        {
            _sent++;
        }
        else if (connection.End is StreamEnd.None)
        {
            _cutOff++;
            connection.EndFor(StreamEnd.TooSlow);
        }
    }

    /// <summary>Within the lock.</summary>
    private void Remove(StreamConnection connection, StreamChoice choice)
    {
        if (choice.Topic is { } topic && _subscriptions.TryGetValue(topic, out var readers)
            && readers.Remove(new(connection, choice)) && readers.Count == 0)
        {
            _subscriptions.Remove(topic);
            _news.Unwatch(topic);
        }
    }

    private readonly record struct Subscription(StreamConnection Connection, StreamChoice Choice);
}

using System.Collections.Concurrent;
using System.Threading.Channels;
using Linnet.Core.Jobs;
using Linnet.Core.Statuses;

namespace Linnet.Core.Streaming;

/// <summary>
/// Takes notice of what happens to statuses, for those who watch. Who writes never waits for who watches: where nobody watches nothing
/// is noted, and what exceeds the queue is lost and counted.
/// </summary>
public sealed class StatusNews
{
    private const int EventsMax = 4096;

    private readonly ConcurrentDictionary<Topic, bool> _watched = new();
    private readonly Channel<StatusEvent> _events = Channel.CreateBounded<StatusEvent>(
        new BoundedChannelOptions(EventsMax) { SingleReader = true });

    private int _topics;
    private long _lost;

    /// <summary>Events that came when the queue was full.</summary>
    public long Lost => Volatile.Read(ref _lost);

    /// <summary>Somebody watches the topic from now on.</summary>
    public void Watch(Topic topic)
    {
        if (_watched.TryAdd(topic, true))
        {
            Interlocked.Increment(ref _topics);
        }
    }

    /// <summary>Nobody watches the topic any more.</summary>
    public void Unwatch(Topic topic)
    {
        if (_watched.TryRemove(topic, out _))
        {
            Interlocked.Decrement(ref _topics);
        }
    }

    /// <summary>True while somebody watches the topic.</summary>
    public bool IsWatched(Topic topic) => IsWatchedAtAll && _watched.ContainsKey(topic);

    /// <summary>A status was posted, and is durable.</summary>
    internal void Posted(Status status)
    {
        if (IsWatchedAtAll && IsWatchedBy(status))
        {
            Note(EventOf(StatusEventKind.Posted, status));
        }
    }

    /// <summary>A job's deliveries are made.</summary>
    internal void Delivered(UpdateFeedJob job)
    {
        if (!IsWatchedAtAll)
        {
            return;
        }

        var owners = job.OwnerIds.Where(owner => _watched.ContainsKey(Topic.FeedOf(owner))).ToArray();
        if (owners.Length > 0)
        {
            Note(new(StatusEventKind.Delivered, job.StatusId, job.AuthorId) { OwnerIds = owners });
        }
    }

    /// <summary>A status says something else now.</summary>
    internal void Edited(Status status) => NoteIfWatched(StatusEventKind.Edited, status);

    /// <summary>A status is gone.</summary>
    internal void Deleted(Status status) => NoteIfWatched(StatusEventKind.Deleted, status);

    /// <summary>Puts an event at the end of the queue.</summary>
    internal void Note(StatusEvent happened)
    {
        if (!_events.Writer.TryWrite(happened))
        {
            Interlocked.Increment(ref _lost);
        }
    }

    /// <summary>The next event; waits until there is one. For one reader.</summary>
    internal ValueTask<StatusEvent> NextAsync(CancellationToken ct) => _events.Reader.ReadAsync(ct);

    private bool IsWatchedAtAll => Volatile.Read(ref _topics) > 0;

    private bool IsWatchedBy(Status status)
    {
        if (_watched.ContainsKey(Topic.Everybody) || _watched.ContainsKey(Topic.FeedOf(status.AccountId)))
        {
            return true;
        }

        foreach (var tag in status.Content.Tags)
        {
            if (_watched.ContainsKey(Topic.Tagged(tag)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Any watched feed may hold the status: who does is looked up later, not by who writes.</summary>
    private void NoteIfWatched(StatusEventKind kind, Status status)
    {
        if (IsWatchedAtAll)
        {
            Note(EventOf(kind, status));
        }
    }

    private static StatusEvent EventOf(StatusEventKind kind, Status status) =>
        new(kind, status.Id, status.AccountId) { Tags = status.Content.Tags };
}

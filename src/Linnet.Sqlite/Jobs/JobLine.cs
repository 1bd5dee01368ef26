using Linnet.Core.Jobs;
using Linnet.Sqlite.Engine;

namespace Linnet.Sqlite.Jobs;

/// <summary>
/// One queue's order of service: the next job is that of the next author, by id, after the one served last. A worker that waits
/// because there is no job is handed the next one straight away. Leases are kept in memory: one process works on the database, and
/// its end frees them all.
/// </summary>
internal sealed class JobLine(JobKind kind, SqliteStore store, TimeProvider time) : IDisposable
{
    private const string NextAfter =
        """
        SELECT status_id, number, author_id, owners, attempts FROM job
        WHERE kind = ?1 AND state = 0 AND author_id > ?2 ORDER BY author_id, id LIMIT ?3
        """;

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly HashSet<JobKey> _leased = [];
    private readonly Lock _gate = new();
    private TaskCompletionSource<JobRow?> _arrival = NewArrival();
    private bool _isWaiting;
    private long _lastAuthor;
    private long? _lookedForDue;

    /// <summary>True while a worker waits, because there is no job that it could take.</summary>
    public bool IsWaiting
    {
        get
        {
            lock (_gate)
            {
                return _isWaiting;
            }
        }
    }

    /// <summary>Takes the next job; waits until there is one.</summary>
    public async ValueTask<JobRow> TakeAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            while (true)
            {
                await WakeDueAsync(ct);
                var arrival = Volatile.Read(ref _arrival).Task;
                if (arrival.IsCompleted)
                {
                    Volatile.Write(ref _arrival, NewArrival());
                    if (await arrival is { } handed)
                    {
                        return handed;
                    }
                }
                else if (await store.Readers.ReadAsync(FindNext, ct) is { } row)
                {
                    return row;
                }
                else
                {
                    await WaitAsync(arrival, ct);
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>There is a new job.</summary>
    public void Announce() => Volatile.Read(ref _arrival).TrySetResult(null);

    /// <summary>Gives a job to a worker that waits; it need not have a row yet.</summary>
    /// <returns>False when none waits: then the job has to be found.</returns>
    public bool HandOver(JobRow job)
    {
        lock (_gate)
        {
            if (!_isWaiting || !_arrival.TrySetResult(job))
            {
                return false;
            }

            _isWaiting = false;
            _leased.Add(job.Key);
            _lastAuthor = job.AuthorId;
            return true;
        }
    }

    /// <summary>The job is out of the worker's hands.</summary>
    public void Release(JobKey key)
    {
        lock (_gate)
        {
            _leased.Remove(key);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static TaskCompletionSource<JobRow?> NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task WaitAsync(Task arrival, CancellationToken ct)
    {
        SetWaiting(true);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(arrival, Task.Delay(LookAgainAfter, time, stop.Token));
        await stop.CancelAsync();
        SetWaiting(false);
        ct.ThrowIfCancellationRequested();
    }

    private void SetWaiting(bool waiting)
    {
        lock (_gate)
        {
            _isWaiting = waiting;
        }
    }

    /// <summary>Makes jobs that waited long enough after a failure ready; looks once in a while.</summary>
    private async Task WakeDueAsync(CancellationToken ct)
    {
        if (_lookedForDue is { } last && time.GetElapsedTime(last) < LookAgainAfter)
        {
            return;
        }

        _lookedForDue = time.GetTimestamp();
        var now = time.GetUtcNow().ToColumn();
        var due = await store.Readers.ReadAsync(
            db => db.Number("SELECT 1 FROM job WHERE kind = ?1 AND state = 1 AND due_at <= ?2 LIMIT 1", (int)kind, now), ct);
        if (due is not null)
        {
            await store.Writer.RunAsync(
                scope => scope.Db.Execute("UPDATE job SET state = 0 WHERE kind = ?1 AND state = 1 AND due_at <= ?2", (int)kind, now),
                ct);
        }
    }

    private JobRow? FindNext(Db db)
    {
        lock (_gate)
        {
            var row = FindFree(db, _lastAuthor) ?? FindFree(db, 0);
            if (row is not null)
            {
                _leased.Add(row.Key);
                _lastAuthor = row.AuthorId;
            }

            return row;
        }
    }

    private JobRow? FindFree(Db db, long afterAuthor)
    {
        // Of so many rows at least one is not leased, if there are that many.
        using var reader = db.Read(NextAfter, (int)kind, afterAuthor, _leased.Count + 1);
        while (reader.Read())
        {
            var key = new JobKey(kind, reader.GetInt64(0), reader.GetInt32(1));
            if (!_leased.Contains(key))
            {
                var owners = reader.IsDBNull(3) ? null : PackedIds.Unpack(reader.GetFieldValue<byte[]>(3));
                return new(key, reader.GetInt64(2), owners, reader.GetInt32(4));
            }
        }

        return null;
    }
}

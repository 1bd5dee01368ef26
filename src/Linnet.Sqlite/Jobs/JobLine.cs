using Linnet.Core.Jobs;
using Linnet.Sqlite.Engine;

namespace Linnet.Sqlite.Jobs;

/// <summary>A job row in a worker's hands.</summary>
internal sealed record JobRow(long Id, long StatusId, long AuthorId, int Number, byte[]? Owners, int Attempts);

/// <summary>
/// One queue's order of service: the next job is that of the next author, by id, after the one served last. Leases are kept in
/// memory: one process works on the database, and its end frees them all.
/// </summary>
internal sealed class JobLine(JobKind kind, SqliteStore store, TimeProvider time) : IDisposable
{
    private const string NextAfter =
        """
        SELECT id, status_id, author_id, number, owners, attempts FROM job
        WHERE kind = ?1 AND state = 0 AND author_id > ?2 ORDER BY author_id, id LIMIT ?3
        """;

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly HashSet<long> _leased = [];
    private readonly Lock _gate = new();
    private TaskCompletionSource _arrival = NewArrival();
    private long _lastAuthor;
    private long? _lookedForDue;

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
                if (await store.Readers.ReadSnapshotAsync(FindNext, ct) is { } row)
                {
                    return row;
                }

                if (arrival.IsCompleted)
                {
                    Interlocked.CompareExchange(ref _arrival, NewArrival(), _arrival);
                    continue;
                }

                await WaitAsync(arrival, ct);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>There is a new job.</summary>
    public void Announce() => Volatile.Read(ref _arrival).TrySetResult();

    /// <summary>The job is out of the worker's hands: gone, or to be taken again.</summary>
    public void Release(long id)
    {
        lock (_gate)
        {
            _leased.Remove(id);
        }

        Announce();
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task WaitAsync(Task arrival, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(arrival, Task.Delay(LookAgainAfter, time, stop.Token));
        await stop.CancelAsync();
        ct.ThrowIfCancellationRequested();
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
            // Of so many rows at least one is not leased, if there are that many.
            var row = FindFree(db, _lastAuthor) ?? FindFree(db, 0);
            if (row is not null)
            {
                _leased.Add(row.Id);
                _lastAuthor = row.AuthorId;
            }

            return row;
        }
    }

    private JobRow? FindFree(Db db, long afterAuthor)
    {
        using var reader = db.Read(NextAfter, (int)kind, afterAuthor, _leased.Count + 1);
        while (reader.Read())
        {
            var id = reader.GetInt64(0);
            if (!_leased.Contains(id))
            {
                return new(
                    id,
                    reader.GetInt64(1),
                    reader.GetInt64(2),
                    reader.GetInt32(3),
                    reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4),
                    reader.GetInt32(5));
            }
        }

        return null;
    }
}

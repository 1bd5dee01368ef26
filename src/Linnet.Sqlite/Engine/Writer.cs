using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Linnet.Core.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Linnet.Sqlite.Engine;

/// <summary>
/// The one writer. Units of work queue up; what has gathered while the last transaction was synced is committed in the next one,
/// so that one sync serves many callers. While nobody writes, a caller writes for itself, on its own thread: no thread has to be
/// woken between a request and its answer. A unit that can wait rides with the next one that cannot, if that comes soon.
/// A unit that throws is undone alone; a commit that fails fails all its units. Nobody hears of success before the commit is
/// durable.
/// </summary>
internal sealed partial class Writer : IAsyncDisposable
{
    private const int PendingMax = 4096;
    private const int UnitsPerCommitMax = 512;

    private readonly Db _db;
    private readonly StoreCounters? _transactions;
    private readonly StoreOperation _commits;
    private readonly CallSites _sites;
    private readonly ILogger _logger;
    private readonly TimeSpan _patience;
    private readonly Timer _patienceEnds;
    private readonly SemaphoreSlim _places = new(PendingMax);
    private readonly ConcurrentQueue<WriteUnit> _units = new();
    private readonly List<WriteUnit> _batch = new(UnitsPerCommitMax);

    // Queued units that cannot wait.
    private int _urgent;
    private int _isWriting;
    private int _isTimed;
    private volatile bool _isDue;
    private volatile bool _isClosed;

    /// <summary>Begins to take units.</summary>
    /// <param name="db">The connection, which the writer owns from now on.</param>
    /// <param name="commits">What beginning and committing counts as.</param>
    /// <param name="transactions">Where commits that change something count as transactions of the store; null: they do not.</param>
    /// <param name="sites">What the units' statements count as.</param>
    /// <param name="logger">Told of commits that fail.</param>
    /// <param name="patience">How long units that can wait do so at most.</param>
    public Writer(
        Db db, StoreOperation commits, StoreCounters? transactions, CallSites sites, ILogger logger, TimeSpan patience = default)
    {
        _patience = patience;
        _db = db;
        _commits = commits;
        _transactions = transactions;
        _sites = sites;
        _logger = logger;
        _db.Operation = _commits;
        _patienceEnds = new(static writer => ((Writer)writer!).EndPatience(), this, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>True when something is queued that cannot wait, or has waited long enough.</summary>
    private bool HasWork => Volatile.Read(ref _urgent) > 0 || (_isDue && !_units.IsEmpty);

    /// <summary>Does a unit of work; its effects are durable when the task completes.</summary>
    /// <param name="work">Runs on the writer's connection, inside the transaction; must not wait for anything.</param>
    /// <param name="ct">Cancels the unit as long as it has not begun.</param>
    /// <param name="canWait">True: nobody waits for it; it need not make a commit of its own at once.</param>
    /// <param name="file">With <paramref name="member"/>, the operation that statements are counted for.</param>
    /// <param name="member">The operation's name.</param>
    public Task<T> RunAsync<T>(
        Func<WriteScope, T> work,
        CancellationToken ct,
        bool canWait = false,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = "")
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return QueueAsync(new WriteUnit<T>(_sites.Of(file, member), work, canWait && _patience > TimeSpan.Zero, ct), ct);
    }

    /// <summary>Ends after everything that was queued is done.</summary>
    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        await QueueAsync(new WriteUnit<bool>(_commits, static _ => true, canWait: false, CancellationToken.None), CancellationToken.None);
        await _patienceEnds.DisposeAsync();
        _places.Dispose();
        _db.Dispose();
    }

    private async Task<T> QueueAsync<T>(WriteUnit<T> unit, CancellationToken ct)
    {
        await _places.WaitAsync(ct);
        _units.Enqueue(unit);
        if (!unit.CanWait)
        {
            Interlocked.Increment(ref _urgent);
            if (TryBegin())
            {
                // One commit, with whatever came before; what comes meanwhile is not this caller's affair.
                CommitSome();
                End();
            }
        }
        else if (Interlocked.Exchange(ref _isTimed, 1) == 0)
        {
            _patienceEnds.Change(_patience, Timeout.InfiniteTimeSpan);
        }

        return await unit.Task;
    }

    private bool TryBegin() => Interlocked.CompareExchange(ref _isWriting, 1, 0) == 0;

    /// <summary>Stops writing; what came meanwhile and cannot wait is written by another thread.</summary>
    private void End()
    {
        Interlocked.Exchange(ref _isWriting, 0);
        if (HasWork && TryBegin())
        {
            ThreadPool.UnsafeQueueUserWorkItem(static writer => writer.CommitAll(), this, preferLocal: false);
        }
    }

    private void CommitAll()
    {
        do
        {
            CommitSome();
        }
        while (HasWork);
        End();
    }

    private void EndPatience()
    {
        Volatile.Write(ref _isTimed, 0);
        _isDue = true;
        if (TryBegin())
        {
            CommitAll();
        }
    }

    /// <summary>Commits what has gathered. Only who has begun to write calls it.</summary>
    private void CommitSome()
    {
        _isDue = false;
        while (_batch.Count < UnitsPerCommitMax && _units.TryDequeue(out var unit))
        {
            _places.Release();
            if (!unit.CanWait)
            {
                Interlocked.Decrement(ref _urgent);
            }

            if (unit.TryBegin())
            {
                _batch.Add(unit);
            }
        }

        Commit(_batch);
        _batch.Clear();
    }

    private void Commit(List<WriteUnit> batch)
    {
        // Units that ran and wait for the commit. A disk that is full may make SQLite undo the whole transaction at any statement.
        var ran = new List<WriteUnit>(batch.Count);
        var changedBefore = _db.RowsChanged;
        foreach (var unit in batch)
        {
            try
            {
                if (_db.IsAutoCommit)
                {
                    _db.Execute("BEGIN IMMEDIATE");
                }

                // The first has nothing before it that its failure could undo.
                RunAlone(unit, amongOthers: ran.Count > 0);
                ran.Add(unit);
            }
            catch (Exception exception)
            {
                unit.Fail(exception);
                if (_db.IsAutoCommit)
                {
                    FailAll(ran, exception);
                }
            }
        }

        if (ran.Count == 0)
        {
            RollBack();
            return;
        }

        try
        {
            _db.Execute("COMMIT");
            if (_db.RowsChanged != changedBefore)
            {
                _transactions?.CountTransaction();
            }
        }
        catch (Exception exception)
        {
            Log.CommitFailed(_logger, ran.Count, exception);
            RollBack();
            FailAll(ran, exception);
            return;
        }

        foreach (var unit in ran)
        {
            unit.Succeed();
        }
    }

    /// <summary>Runs a unit so that its failure undoes nothing else.</summary>
    private void RunAlone(WriteUnit unit, bool amongOthers)
    {
        if (!amongOthers)
        {
            try
            {
                Run(unit);
            }
            catch
            {
                RollBack();
                throw;
            }

            return;
        }

        _db.Execute("SAVEPOINT unit");
        try
        {
            Run(unit);
        }
        catch
        {
            if (!_db.IsAutoCommit)
            {
                _db.Execute("ROLLBACK TO unit");
                _db.Execute("RELEASE unit");
            }

            throw;
        }

        _db.Execute("RELEASE unit");
    }

    private void Run(WriteUnit unit)
    {
        _db.Operation = unit.Operation;
        try
        {
            unit.Run(_db);
        }
        finally
        {
            _db.Operation = _commits;
        }
    }

    private void RollBack()
    {
        if (!_db.IsAutoCommit)
        {
            _db.Execute("ROLLBACK");
        }
    }

    private static void FailAll(List<WriteUnit> units, Exception exception)
    {
        foreach (var unit in units)
        {
            unit.Fail(exception);
        }

        units.Clear();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A commit of {Units} writes failed; none of them happened")]
        public static partial void CommitFailed(ILogger logger, int units, Exception exception);
    }
}

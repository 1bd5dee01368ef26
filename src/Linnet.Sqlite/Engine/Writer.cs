using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Linnet.Core.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Linnet.Sqlite.Engine;

/// <summary>
/// The one writer. Units of work queue up; what has gathered while the last transaction was synced is committed in the next one,
/// so that one sync serves many callers. A unit that can wait rides with the next one that cannot, if that comes soon.
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
    private readonly Task _loop;
    private readonly Channel<WriteUnit> _units = Channel.CreateBounded<WriteUnit>(
        new BoundedChannelOptions(PendingMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Starts writing.</summary>
    /// <param name="db">The connection, which the writer owns from now on.</param>
    /// <param name="commits">What beginning and committing counts as.</param>
    /// <param name="transactions">Where commits count as transactions of the store; null: they do not.</param>
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
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Does a unit of work; its effects are durable when the task completes.</summary>
    /// <param name="work">Runs on the writer's connection, inside the transaction; must not wait for anything.</param>
    /// <param name="ct">Cancels the unit as long as it has not begun.</param>
    /// <param name="canWait">True: nobody waits for it; it need not make a commit of its own at once.</param>
    /// <param name="file">With <paramref name="member"/>, the operation that statements are counted for.</param>
    /// <param name="member">The operation's name.</param>
    public async Task<T> RunAsync<T>(
        Func<WriteScope, T> work,
        CancellationToken ct,
        bool canWait = false,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = "")
    {
        var unit = new WriteUnit<T>(_sites.Of(file, member), work, canWait, ct);
        await _units.Writer.WriteAsync(unit, ct);
        return await unit.Task;
    }

    /// <summary>Ends after everything that was queued is done.</summary>
    public async ValueTask DisposeAsync()
    {
        _units.Writer.TryComplete();
        await _loop;
        _db.Dispose();
    }

    private async Task RunAsync()
    {
        var batch = new List<WriteUnit>(UnitsPerCommitMax);
        Task<bool>? more = null;
        while (await (more ?? _units.Reader.WaitToReadAsync().AsTask()))
        {
            Gather(batch);
            more = await WaitForOthersAsync(batch);
            Commit(batch);
            batch.Clear();
        }
    }

    private void Gather(List<WriteUnit> batch)
    {
        while (batch.Count < UnitsPerCommitMax && _units.Reader.TryRead(out var unit))
        {
            if (unit.TryBegin())
            {
                batch.Add(unit);
            }
        }
    }

    /// <summary>Waits, while all units can, for one that cannot.</summary>
    /// <returns>A wait for further units that is still under way; null: none is.</returns>
    private async Task<Task<bool>?> WaitForOthersAsync(List<WriteUnit> batch)
    {
        if (_patience == TimeSpan.Zero || !CanWait(batch))
        {
            return null;
        }

        var enough = Task.Delay(_patience);
        while (CanWait(batch))
        {
            var more = _units.Reader.WaitToReadAsync().AsTask();
            if (await Task.WhenAny(more, enough) == enough || !await more)
            {
                return more;
            }

            Gather(batch);
        }

        return null;
    }

    private static bool CanWait(List<WriteUnit> batch) =>
        batch.Count is > 0 and < UnitsPerCommitMax && batch.TrueForAll(static unit => unit.CanWait);

    private void Commit(List<WriteUnit> batch)
    {
        // Units that ran and wait for the commit. A disk that is full may make SQLite undo the whole transaction at any statement.
        var ran = new List<WriteUnit>(batch.Count);
        foreach (var unit in batch)
        {
            try
            {
                if (_db.IsAutoCommit)
                {
                    _db.Execute("BEGIN IMMEDIATE");
                }

                RunAlone(unit, batch.Count > 1);
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
            _transactions?.CountTransaction();
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

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Linnet.Core.Diagnostics;

namespace Linnet.Sqlite.Engine;

/// <summary>A bounded set of connections that only read. Each query sees one state of the database.</summary>
internal sealed class Readers(string path, CallSites sites) : IDisposable
{
    private static readonly int ConnectionsMax = Math.Max(8, Environment.ProcessorCount * 2);

    private readonly SemaphoreSlim _free = new(ConnectionsMax);
    private readonly ConcurrentStack<Db> _idle = new();

    /// <summary>Runs one query.</summary>
    /// <param name="query">Runs on a connection that only reads.</param>
    /// <param name="ct">Cancels the call as long as the query has not begun.</param>
    /// <param name="file">With <paramref name="member"/>, the operation that statements are counted for.</param>
    /// <param name="member">The operation's name.</param>
    public async ValueTask<T> ReadAsync<T>(
        Func<Db, T> query, CancellationToken ct, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        ct.ThrowIfCancellationRequested();
        if (!_free.Wait(0, ct))
        {
            await _free.WaitAsync(ct);
        }

        try
        {
            var operation = sites.Of(file, member);
            if (!_idle.TryPop(out var db))
            {
                db = Db.OpenReader(path, operation);
            }

            db.Operation = operation;
            var answer = Query(db, query);
            _idle.Push(db);
            return answer;
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Runs several queries on one state of the database; else like <see cref="ReadAsync"/>.</summary>
    public ValueTask<T> ReadSnapshotAsync<T>(
        Func<Db, T> queries, CancellationToken ct, [CallerFilePath] string file = "", [CallerMemberName] string member = "") => ReadAsync(
        db =>
        {
            db.Execute("BEGIN");
            try
            {
                return queries(db);
            }
            finally
            {
                db.Execute("COMMIT");
            }
        },
        ct,
        file,
        member);

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryPop(out var db))
        {
            db.Dispose();
        }

        _free.Dispose();
    }

    private static T Query<T>(Db db, Func<Db, T> query)
    {
        try
        {
            return query(db);
        }
        catch
        {
            // A connection whose query failed is in no known state.
            db.Dispose();
            throw;
        }
    }
}

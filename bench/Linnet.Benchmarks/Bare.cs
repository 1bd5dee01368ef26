using Microsoft.Data.Sqlite;

namespace Linnet.Benchmarks;

/// <summary>The baselines: the same database, on the same disk, with nothing around it.</summary>
internal sealed class Bare : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"linnet-bare-{Guid.NewGuid():N}.db");
    private readonly SqliteConnection _connection;

    public Bare()
    {
        // The driver finds the system's library once the store has been opened in this process.
        _connection = new($"Data Source={_path};Pooling=False");
        _connection.Open();
        Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -262144");
        Run("CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT)");
        Run("CREATE TABLE feed (owner_id INTEGER, status_id INTEGER, PRIMARY KEY (owner_id, status_id)) WITHOUT ROWID");
    }

    /// <summary>Fills the table of feed rows.</summary>
    public void FillFeeds(int owners, int entriesEach) => Run(
        $"""
        WITH RECURSIVE owner(o) AS (SELECT 1 UNION ALL SELECT o + 1 FROM owner WHERE o < {owners}),
          entry(e) AS (SELECT 1 UNION ALL SELECT e + 1 FROM entry WHERE e < {entriesEach})
        INSERT INTO feed SELECT o, e FROM owner, entry
        """);

    /// <summary>Delivers one status row by row, in one durable transaction.</summary>
    public void Deliver(int owners, long statusId)
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO feed VALUES ($owner, $status)";
        var owner = insert.Parameters.Add("$owner", SqliteType.Integer);
        insert.Parameters.AddWithValue("$status", statusId);
        for (var i = 1L; i <= owners; i++)
        {
            owner.Value = i;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Inserts single rows, each in a durable transaction of its own.</summary>
    /// <returns>Rows a second.</returns>
    public double CommitRows(TimeSpan duration)
    {
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO line (text) VALUES ($text)";
        insert.Parameters.AddWithValue("$text", "A status of some forty characters, or more");
        var (start, rows) = (TimeProvider.System.GetTimestamp(), 0);
        while (TimeProvider.System.GetElapsedTime(start) < duration)
        {
            insert.ExecuteNonQuery();
            rows++;
        }

        return rows / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose()
    {
        _connection.Dispose();
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
        {
            File.Delete(_path + suffix);
        }
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

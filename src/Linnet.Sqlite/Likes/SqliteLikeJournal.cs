using Linnet.Core.Diagnostics;
using Linnet.Core.Likes;
using Linnet.Sqlite.Engine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Linnet.Sqlite.Likes;

/// <summary>
/// The journal of a process' likes: a database of its own in the data folder, whatever the store is, with one writer that commits for
/// many callers at once. Open while the host runs. Its commits are no transactions of the store.
/// </summary>
public sealed class SqliteLikeJournal(
    IOptions<SqliteOptions> options, StoreCounters counters, ILogger<SqliteLikeJournal> logger)
    : ILikeJournal, IHostedService, IAsyncDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS unsent_like (
          status_id  INTEGER NOT NULL,
          account_id INTEGER NOT NULL,
          like_id    INTEGER NOT NULL,
          liked      INTEGER NOT NULL,
          PRIMARY KEY (status_id, account_id)
        ) STRICT, WITHOUT ROWID;
        """;

    private Writer? _writer;

    private Writer Writer =>
        _writer ?? throw new InvalidOperationException("The journal of likes is not open: the host has not started, or has stopped.");

    /// <summary>Opens the journal; it is made when it is not there.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var folder = DataFolder.At(options.Value.Folder);
        DataFolder.Make(folder.Path);
        var db = Db.OpenWriter(folder.Likes, counters.Of("like_journal.open"));
        try
        {
            db.Script(Schema);
        }
        catch
        {
            db.Dispose();
            throw;
        }

        _writer = new(db, counters.Of("like_journal.commit"), transactions: null, new CallSites(counters, "Sqlite"), logger);
        return Task.CompletedTask;
    }

    /// <summary>Finishes what is queued, and closes the journal.</summary>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _writer, null) is { } writer)
        {
            await writer.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public Task AppendAsync(Like like, CancellationToken ct) => Writer.RunAsync(
        scope => scope.Db.Execute(
            """
            INSERT INTO unsent_like (status_id, account_id, like_id, liked) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET like_id = excluded.like_id, liked = excluded.liked WHERE like_id < excluded.like_id
            """,
            like.StatusId,
            like.AccountId,
            like.Id,
            like.IsLiked),
        ct);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Like>> ReadAsync(CancellationToken ct) => await Writer.RunAsync(
        scope => scope.Db.List("SELECT like_id, status_id, account_id, liked FROM unsent_like ORDER BY like_id", Read), ct);

    /// <inheritdoc/>
    public Task RemoveAsync(IReadOnlyCollection<Like> likes, CancellationToken ct) => Writer.RunAsync(
        scope =>
        {
            foreach (var like in likes)
            {
                scope.Db.Execute(
                    "DELETE FROM unsent_like WHERE status_id = ?1 AND account_id = ?2 AND like_id <= ?3",
                    like.StatusId,
                    like.AccountId,
                    like.Id);
            }

            return likes.Count;
        },
        ct);

    private static Like Read(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetBoolean(3));
}

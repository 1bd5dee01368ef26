using Linnet.Core.Diagnostics;
using Linnet.Core.Ids;
using Linnet.Sqlite.Engine;
using Linnet.Sqlite.Jobs;
using Linnet.Sqlite.Search;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Linnet.Sqlite;

/// <summary>
/// The embedded database: opened, migrated and locked when the host starts, closed when it stops. The ports share it.
/// </summary>
public sealed class SqliteStore : IHostedService, IAsyncDisposable
{
    private readonly ILogger<SqliteStore> _logger;
    private readonly StoreCounters _counters;
    private readonly TimeSpan _patience;
    private IDisposable? _lock;
    private Writer? _writer;
    private Readers? _readers;

    /// <summary>A store that is not open yet.</summary>
    public SqliteStore(IOptions<SqliteOptions> options, TimeProvider time, StoreCounters counters, ILogger<SqliteStore> logger)
    {
        _counters = counters;
        _patience = options.Value.BackgroundPatience;
        _logger = logger;
        Folder = DataFolder.At(options.Value.Folder);
        Ids = new(time, options.Value.Node);
        Unfinished = new(Ids);
    }

    /// <summary>Where the data is.</summary>
    public DataFolder Folder { get; }

    /// <summary>Statements executed since the start on connections that read.</summary>
    public long StatementsRead => _counters.Reads;

    /// <summary>Statements executed since the start on the connection that writes.</summary>
    public long StatementsWritten => _counters.Writes;

    internal IdGenerator Ids { get; }

    internal UnfinishedFanOut Unfinished { get; }

    internal Writer Writer => _writer ?? throw NotOpen();

    internal Readers Readers => _readers ?? throw NotOpen();

    /// <summary>Takes the folder's lock, opens the database and migrates it.</summary>
    /// <exception cref="DataFolderInUseException">Another process holds the lock.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _lock = Folder.Lock();
        try
        {
            var db = Db.OpenWriter(Folder.Database, _counters.Of("store.open"));
            Schema.Migrate(db);
            StatusIndex.Prepare(db);
            Ids.RaiseAbove(HighestId(db));
            var sites = new CallSites(_counters, "Sqlite");
            _writer = new(db, _counters.Of("writer.commit"), _counters, sites, _logger, _patience);
            _readers = new(Folder.Database, sites);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }

        return Task.CompletedTask;
    }

    /// <summary>Finishes what is queued, closes the database and gives the folder free.</summary>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _writer, null) is { } writer)
        {
            await writer.DisposeAsync();
        }

        Interlocked.Exchange(ref _readers, null)?.Dispose();
        Interlocked.Exchange(ref _lock, null)?.Dispose();
    }

    /// <summary>The greatest id that was ever given, so that none is given twice even when the clock went back.</summary>
    private static long HighestId(Db db) => db.Number(
        $"""
        SELECT max(
          (SELECT coalesce(max(id), 0) FROM account),
          (SELECT coalesce(max(last_status_id), 0) FROM account),
          (SELECT coalesce(max(id), 0) FROM status),
          (SELECT id FROM last_like),
          (SELECT coalesce(max(id), 0) FROM session),
          (SELECT coalesce(max(id), 0) FROM app),
          (SELECT coalesce(max(since), 0) FROM follow),
          (SELECT coalesce(max(until), 0) FROM follow WHERE until < {Columns.Open}))
        """) ?? 0;

    private static InvalidOperationException NotOpen() => new("The store is not open: the host has not started, or has stopped.");
}

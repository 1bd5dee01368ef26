using System.Collections.Concurrent;
using Linnet.Core.Feeds;
using Linnet.Core.Paging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Linnet.Sqlite.Feeds;

/// <summary>
/// Home feeds as windows in memory, within a budget; those read longest ago are saved and let go. A delivery costs an owner with a
/// window one entry in an array, and an owner without one nothing.
/// </summary>
internal sealed partial class FeedWindows : IFeedStore, IDisposable
{
    // Entries that one reading of the stories below a window brings in, for the pages that follow.
    private const int TailEntries = 400;
    private const int BytesPerMegabyte = 1024 * 1024;

    private readonly ConcurrentDictionary<long, FeedWindow> _windows = new();
    private readonly SemaphoreSlim _evicting = new(1);
    private readonly SqliteStore _store;
    private readonly SavedWindows _saved;
    private readonly ILogger<FeedWindows> _logger;
    private readonly int _capacity;
    private readonly long _bytesMax;
    private long _reads;
    private long _merges;
    private long _bytesAtFill;

    /// <summary>No windows yet.</summary>
    public FeedWindows(
        SqliteStore store, SavedWindows saved, IOptions<SqliteOptions> options, ILogger<FeedWindows> logger)
    {
        _store = store;
        _saved = saved;
        _logger = logger;
        _capacity = options.Value.FeedWindowEntries;
        _bytesMax = (long)options.Value.FeedMemoryMegabytes * BytesPerMegabyte;
    }

    /// <summary>How often stories were merged since the start: for owners without a window, and for pages below one.</summary>
    public long Merges => Interlocked.Read(ref _merges);

    /// <summary>Owners with a window.</summary>
    public int Count => _windows.Count;

    /// <inheritdoc/>
    public ValueTask<Delivery> AppendAsync(long statusId, IReadOnlyList<long> ownerIds, CancellationToken ct)
    {
        var written = 0;
        for (var i = 0; i < ownerIds.Count; i++)
        {
            if (_windows.TryGetValue(ownerIds[i], out var window))
            {
                window.Append(statusId);
                written++;
            }
        }

        return ValueTask.FromResult(new Delivery(written, ownerIds.Count - written));
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<long>> ReadAsync(long ownerId, PageRequest page, CancellationToken ct)
    {
        if (!_windows.TryGetValue(ownerId, out var window) || !window.Filled.IsCompletedSuccessfully)
        {
            window = await OpenAsync(ownerId, ct);
        }

        window.LastRead = Interlocked.Increment(ref _reads);
        var ids = new List<long>(page.Limit);
        if (window.Read(page, ids) is { } rest)
        {
            await ReadBelowAsync(ownerId, window, rest, ids, ct);
        }

        return ids;
    }

    /// <summary>Saves the windows that changed.</summary>
    public Task SaveAsync(CancellationToken ct) =>
        _saved.SaveAsync(_windows.Where(window => window.Value.IsChanged && window.Value.Filled.IsCompletedSuccessfully), ct);

    /// <summary>Lets windows go until the rest is within the budget, those read longest ago first; what changed is saved before.</summary>
    public async Task EvictAsync(CancellationToken ct)
    {
        if (!await _evicting.WaitAsync(0, ct))
        {
            return;
        }

        try
        {
            var bytes = _windows.Values.Sum(window => (long)window.Bytes);
            if (bytes > _bytesMax)
            {
                // A tenth more than needed, so that the next window does not bring the next round.
                await LetGoAsync(OldestUntil(bytes - (_bytesMax * 9 / 10)), ct);
            }

            Interlocked.Exchange(ref _bytesAtFill, 0);
        }
        finally
        {
            _evicting.Release();
        }
    }

    /// <summary>Saves what changed and lets every window go.</summary>
    public Task EvictAllAsync(CancellationToken ct) => LetGoAsync([.. _windows.ToArray()], ct);

    /// <summary>Forgets a deleted owner's window.</summary>
    public void Forget(long ownerId) => _windows.TryRemove(ownerId, out _);

    /// <summary>Lets every window go unsaved: what they hold is no longer what the stories hold.</summary>
    public void Clear() => _windows.Clear();

    /// <inheritdoc/>
    public void Dispose() => _evicting.Dispose();

    private async ValueTask<FeedWindow> OpenAsync(long ownerId, CancellationToken ct)
    {
        // Registered before anything is read: what is delivered meanwhile is kept by the window.
        var mine = new FeedWindow(_capacity);
        var window = _windows.GetOrAdd(ownerId, mine);
        if (window != mine)
        {
            await window.Filled.WaitAsync(ct);
            return window;
        }

        try
        {
            // Others may wait for it: it is filled even when this reader goes away.
            var contents = await _saved.LoadAsync(ownerId, _capacity, CancellationToken.None);
            if (contents.Merged)
            {
                Interlocked.Increment(ref _merges);
            }

            window.Fill(contents.Ids, contents.Floor, contents.Merged);
        }
        catch (Exception exception)
        {
            _windows.TryRemove(new(ownerId, window));
            window.Fail(exception);
            throw;
        }

        if (Interlocked.Add(ref _bytesAtFill, window.Bytes) > _bytesMax / 10)
        {
            await EvictAsync(ct);
        }

        return window;
    }

    private async ValueTask ReadBelowAsync(
        long ownerId, FeedWindow window, PageRequest rest, List<long> ids, CancellationToken ct)
    {
        Interlocked.Increment(ref _merges);
        if (rest.Ascending)
        {
            ids.AddRange(await MergeAsync(ownerId, rest, ct));
            return;
        }

        var tail = await MergeAsync(ownerId, new(rest.Before, null, false, TailEntries), ct);
        window.KeepTail(rest.BeforeOrMax, tail, tail.Length < TailEntries);
        ids.AddRange(tail.TakeWhile(id => id > rest.AfterOrMin).Take(rest.Limit));
    }

    private ValueTask<long[]> MergeAsync(long ownerId, PageRequest page, CancellationToken ct) =>
        _store.Readers.ReadSnapshotAsync(db => StoryMerge.Run(db, ownerId, page), ct);

    private List<KeyValuePair<long, FeedWindow>> OldestUntil(long bytes)
    {
        var chosen = new List<KeyValuePair<long, FeedWindow>>();
        foreach (var window in _windows.ToArray().OrderBy(window => window.Value.LastRead))
        {
            if (bytes <= 0)
            {
                break;
            }

            bytes -= window.Value.Bytes;
            chosen.Add(window);
        }

        return chosen;
    }

    private async Task LetGoAsync(List<KeyValuePair<long, FeedWindow>> windows, CancellationToken ct)
    {
        var filled = windows.FindAll(window => window.Value.Filled.IsCompletedSuccessfully);
        try
        {
            await _saved.SaveAsync(filled.Where(window => window.Value.IsChanged), ct);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The budget holds all the same: an unsaved window is made again from an older one and the stories.
            Log.NotSaved(_logger, exception);
        }

        // What arrives from here on is above the gap's start of the saved window: the next reading finds it in the stories.
        foreach (var window in filled)
        {
            _windows.TryRemove(window);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Feed windows were let go unsaved; nothing is lost, they are made again when they are read")]
        public static partial void NotSaved(ILogger logger, Exception exception);
    }
}

using BenchmarkDotNet.Attributes;
using Linnet.Core.Feeds;
using Linnet.Core.Paging;
using Linnet.Sqlite.Feeds;

namespace Linnet.Benchmarks.Micro;

/// <summary>Feeds in memory: one window, and the windows of 10,000 owners.</summary>
public class FeedBenchmarks
{
    private const int Owners = 10_000;
    private const int OwnersPerJob = 250;
    private const int Entries = 800;

    private readonly List<long> _read = new(20);
    private readonly FeedWindow _window = new(Entries);
    private readonly long[][] _jobs = [.. Enumerable.Range(1, Owners).Select(owner => (long)owner).Chunk(OwnersPerJob)];
    private BenchServer _server = null!;
    private FeedWindows _windows = null!;
    private long _id;
    private long _owner;

    // The toolchain does not wait for a preparation that is asynchronous.
    [GlobalSetup]
    public void Prepare() => PrepareAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void End() => _server.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Benchmark(Description = "an entry into one full window")]
    public void Append() => _window.Append(++_id);

    [Benchmark(Description = "the newest 20 entries of one window")]
    public int Read()
    {
        _read.Clear();
        _window.Read(PageRequest.Newest(), _read);
        return _read.Count;
    }

    [Benchmark(Description = "an entry into 10,000 windows, 250 a call")]
    public async Task<Delivery> AppendToAllAsync()
    {
        var last = default(Delivery);
        var id = ++_id;
        foreach (var job in _jobs)
        {
            last = await _windows.AppendAsync(id, job, CancellationToken.None);
        }

        return last;
    }

    [Benchmark(Description = "the newest 20 entries of one of 10,000 owners")]
    public ValueTask<IReadOnlyList<long>> ReadOneOfAll() =>
        _windows.ReadAsync(1 + (_owner++ % Owners), PageRequest.Newest(), CancellationToken.None);

    private async Task PrepareAsync()
    {
        _server = await BenchServer.StartAsync(CancellationToken.None);
        _windows = _server.Get<FeedWindows>();
        _window.Fill([], 0, changed: false);
        foreach (var owner in _jobs.SelectMany(job => job))
        {
            await _windows.ReadAsync(owner, PageRequest.Newest(), CancellationToken.None);
        }

        // Full windows: from here on, an entry that comes makes one go.
        for (var i = 0; i < Entries; i++)
        {
            Append();
            await AppendToAllAsync();
        }
    }
}

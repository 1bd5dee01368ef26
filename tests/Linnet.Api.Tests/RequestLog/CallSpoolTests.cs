using System.Globalization;
using System.Text;
using Linnet.Api.RequestLog;
using Linnet.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Linnet.Api.Tests.RequestLog;

/// <summary>Keeping calls in order, on disks good and bad.</summary>
public sealed class CallSpoolTests : IDisposable
{
    private const long Plenty = 1L << 40;

    // Longer than any of the spool's buffers, in calls of some 1,000 bytes.
    private const int MoreThanBuffers = 3000;
    private static readonly string LongPath = "/" + new string('x', 999);

    private readonly TestFolder _folder = new();
    private readonly TestClock _clock = new();
    private readonly FileStream _file;

    public CallSpoolTests() => _file = new(_folder.File("calls"), FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("GET", "/api/v1/timelines/home")]
    [InlineData("OPTIONS", "/")]
    [InlineData("PROPFIND", "/api/日本語/😀")]
    [InlineData("", "")]
    public async Task A_call_is_read_back_as_it_was(string method, string path)
    {
        var spool = Spool(_file);
        await spool.AddAsync(method, path);

        (await ReadAsync(spool, 0)).ShouldBe([$"{method} {path}"]);
    }

    [Fact]
    public async Task Method_and_path_without_end_are_cut()
    {
        var spool = Spool(_file);
        await spool.AddAsync(new string('M', 1000), new string('空', 100_000));
        await spool.AddAsync("GET", "/after");

        (await ReadAsync(spool, 0)).ShouldBe([$"{new string('M', 32)} {new string('空', 8192)}", "GET /after"]);
    }

    [Fact]
    public async Task Many_at_a_time_lose_nothing_and_each_finds_its_own_in_order()
    {
        const int Callers = 8;
        const int Calls = 20_000;
        var spool = Spool(_file);

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
            async () =>
            {
                for (var i = 0; i < Calls; i++)
                {
                    await spool.AddAsync("GET", $"/api/{caller}/{i}");
                }
            },
            Token)));

        var calls = await ReadAsync(spool, 0);
        calls.Count.ShouldBe(Callers * Calls);
        for (var caller = 0; caller < Callers; caller++)
        {
            var start = $"GET /api/{caller}/";
            calls.Where(call => call.StartsWith(start, StringComparison.Ordinal))
                .Select(call => int.Parse(call.AsSpan(start.Length), CultureInfo.InvariantCulture))
                .ShouldBe(Enumerable.Range(0, Calls));
        }

        foreach (var offset in (int[])[1, 4095, 4096, 4097, 100_000, (Callers * Calls) - 1])
        {
            (await ReadAsync(spool, offset)).ShouldBe(calls.Skip(offset));
        }
    }

    [Fact]
    public async Task Past_its_greatest_size_it_counts_and_keeps_what_it_has()
    {
        const int Calls = 100_000;
        var spool = Spool(_file, bytesMax: 1 << 20);
        for (var i = 0; i < Calls; i++)
        {
            await spool.AddAsync("GET", $"/api/v1/statuses/{i}");
        }

        var (kept, dropped) = await spool.FlushAsync(Token);

        kept.ShouldBeInRange(30_000, 60_000);
        (kept + dropped).ShouldBe(Calls);
        _file.Length.ShouldBeLessThanOrEqualTo(1 << 20);
        (await ReadAsync(spool, 0)).ShouldBe(Enumerable.Range(0, (int)kept).Select(i => $"GET /api/v1/statuses/{i}"));
    }

    [Fact]
    public async Task On_a_full_disk_it_counts()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no device that is always full");
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        var spool = Spool(full);
        for (var i = 0; i < MoreThanBuffers; i++)
        {
            await spool.AddAsync("GET", LongPath);
        }

        (await spool.FlushAsync(Token)).ShouldBe(new SpoolState(0, MoreThanBuffers));
        await spool.AddAsync("GET", "/later");
        (await spool.FlushAsync(Token)).ShouldBe(new SpoolState(0, MoreThanBuffers + 1));
    }

    [Fact]
    public async Task While_the_disk_is_behind_callers_wait_and_nothing_is_dropped()
    {
        await using var disk = new StuckDisk(_file);
        var spool = Spool(disk);
        var adding = AddAsync(spool, MoreThanBuffers);
        await Eventually.HoldsAsync(() => _clock.PendingTimers > 0);
        adding.IsCompleted.ShouldBeFalse();
        spool.State.Kept.ShouldBeInRange(2000, MoreThanBuffers - 1);

        disk.GoOn();

        await adding;
        (await ReadAsync(spool, 0)).Count.ShouldBe(MoreThanBuffers);
        spool.State.Dropped.ShouldBe(0);
    }

    [Fact]
    public async Task A_disk_that_hangs_is_waited_for_only_so_long()
    {
        await using var disk = new StuckDisk(_file);
        var spool = Spool(disk);
        var adding = AddAsync(spool, MoreThanBuffers);
        await Eventually.HoldsAsync(() => _clock.PendingTimers > 0);

        _clock.Advance(TimeSpan.FromSeconds(5));

        await adding.WaitAsync(TimeSpan.FromSeconds(10), Token);
        var (kept, dropped) = spool.State;
        dropped.ShouldBePositive();
        (kept + dropped).ShouldBe(MoreThanBuffers);
    }

    private static async Task AddAsync(CallSpool spool, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            await spool.AddAsync("GET", LongPath);
        }
    }

    private static async Task<List<string>> ReadAsync(CallSpool spool, long offset)
    {
        var (kept, _) = await spool.FlushAsync(Token);
        var reader = await spool.OpenAsync(offset, Token);
        var calls = new List<string>();
        while (calls.Count < kept - offset)
        {
            if (reader.TryRead(out var method, out var path))
            {
                calls.Add($"{method} {Encoding.UTF8.GetString(path)}");
            }
            else
            {
                await reader.FillAsync(Token);
            }
        }

        return calls;
    }

    private CallSpool Spool(Stream output, long bytesMax = Plenty) =>
        new(output, _file.SafeFileHandle, bytesMax, _clock, NullLogger.Instance);

    /// <summary>A disk that takes nothing until it is told to go on.</summary>
    private sealed class StuckDisk(Stream file) : MemoryStream
    {
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void GoOn() => _goOn.SetResult();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await _goOn.Task;
            await file.WriteAsync(buffer, cancellationToken);
        }
    }
}

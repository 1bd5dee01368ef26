using Linnet.Core.Caching;
using Linnet.Core.Diagnostics;
using Linnet.Testing;

namespace Linnet.Core.Tests.Caching;

public sealed class ReadCacheTests
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(60);

    private readonly TestClock _clock = new();
    private readonly StoreOperation _operation = new("test");
    private readonly ReadCache<long, string> _cache;
    private int _reads;

    public ReadCacheTests() => _cache = new(_clock, MaxAge, entriesMax: 100, _operation);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_read_is_not_read_again()
    {
        (await GetAsync(1)).ShouldBe("1");
        (await GetAsync(1)).ShouldBe("1");
        _reads.ShouldBe(1);
        (_operation.CacheHits, _operation.CacheMisses).ShouldBe((1, 1));
    }

    [Fact]
    public async Task That_there_is_nothing_is_kept_like_anything_else()
    {
        for (var i = 0; i < 2; i++)
        {
            (await _cache.GetAsync(1, Nothing, Ct)).ShouldBeNull();
        }

        _reads.ShouldBe(1);
    }

    [Fact]
    public async Task An_entry_grows_no_older_than_its_age()
    {
        await GetAsync(1);
        _clock.Advance(MaxAge - TimeSpan.FromMilliseconds(1));
        await GetAsync(1);
        _reads.ShouldBe(1);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await GetAsync(1);
        _reads.ShouldBe(2);
    }

    [Fact]
    public async Task Age_counts_from_before_the_reading()
    {
        var reading = new TaskCompletionSource<string?>();
        var slow = _cache.GetAsync(1, _ => new(reading.Task), Ct);
        _clock.Advance(MaxAge);
        reading.SetResult("old");
        (await slow).ShouldBe("old");
        (await GetAsync(1)).ShouldBe("1");
    }

    [Fact]
    public async Task A_dropped_entry_is_read_again()
    {
        await GetAsync(1);
        _cache.Drop(1);
        await GetAsync(1);
        _reads.ShouldBe(2);
    }

    [Fact]
    public async Task Many_who_ask_at_once_share_one_reading()
    {
        var reading = new TaskCompletionSource<string?>();
        var reads = 0;
        var answers = Enumerable.Range(0, 50).Select(_ => _cache.GetAsync(
            1,
            _ =>
            {
                reads++;
                return new(reading.Task);
            },
            Ct).AsTask()).ToList();
        var many = _cache.GetManyAsync([1, 2], ReadManyAsync, static text => long.Parse(text, null), Ct);
        reading.SetResult("1");
        (await Task.WhenAll(answers)).ShouldAllBe(answer => answer == "1");
        (await many).ShouldBe(["2", "1"], ignoreOrder: true);
        reads.ShouldBe(1);
    }

    [Fact]
    public async Task A_reading_that_began_before_a_drop_is_answered_and_not_kept()
    {
        var reading = new TaskCompletionSource<string?>();
        var before = _cache.GetAsync(1, _ => new(reading.Task), Ct);
        _cache.Drop(1);
        var after = await GetAsync(1);
        reading.SetResult("stale");
        (await before).ShouldBe("stale");
        after.ShouldBe("1");
        (await GetAsync(1)).ShouldBe("1");
        _reads.ShouldBe(1);
    }

    [Fact]
    public async Task A_clear_outdates_readings_under_way_too()
    {
        var reading = new TaskCompletionSource<IReadOnlyList<string>>();
        var before = _cache.GetManyAsync([1, 2], _ => new(reading.Task), static text => long.Parse(text, null), Ct);
        _cache.Clear();
        reading.SetResult(["1", "2"]);
        await before;
        _cache.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Of_many_only_what_is_missing_is_read_and_at_once()
    {
        await GetAsync(1);
        var asked = new List<long>();
        var found = await _cache.GetManyAsync(
            [1, 2, 3],
            keys =>
            {
                asked.AddRange(keys);
                return new([.. keys.Where(key => key != 3).Select(key => $"{key}")]);
            },
            static text => long.Parse(text, null),
            Ct);
        found.ShouldBe(["1", "2"], ignoreOrder: true);
        asked.ShouldBe([2, 3]);
        (await _cache.GetManyAsync([1, 2, 3], ReadManyAsync, static text => long.Parse(text, null), Ct)).Count.ShouldBe(2);
        _reads.ShouldBe(1);
    }

    [Fact]
    public async Task A_reading_that_fails_is_told_to_all_and_tried_again()
    {
        var reading = new TaskCompletionSource<string?>();
        var one = _cache.GetAsync(1, _ => new(reading.Task), Ct);
        var other = _cache.GetAsync(1, _ => new(reading.Task), Ct);
        reading.SetException(new InvalidOperationException("down"));
        await Should.ThrowAsync<InvalidOperationException>(one.AsTask());
        await Should.ThrowAsync<InvalidOperationException>(other.AsTask());
        (await GetAsync(1)).ShouldBe("1");
    }

    [Fact]
    public async Task Memory_is_bounded_and_what_is_in_use_stays()
    {
        for (var key = 0L; key < 10_000; key++)
        {
            await GetAsync(key);
            await GetAsync(42);
        }

        _cache.Count.ShouldBeLessThanOrEqualTo(100);
        _reads = 0;
        await GetAsync(42);
        _reads.ShouldBe(0);
    }

    private ValueTask<string?> GetAsync(long key) => _cache.GetAsync(
        key,
        read =>
        {
            _reads++;
            return new($"{read}");
        },
        Ct);

    private ValueTask<string?> Nothing(long key)
    {
        _reads++;
        return new((string?)null);
    }

    private ValueTask<IReadOnlyList<string>> ReadManyAsync(IReadOnlyCollection<long> keys)
    {
        _reads++;
        return new([.. keys.Select(key => $"{key}")]);
    }
}

using Linnet.Core.Likes;
using Linnet.Core.Paging;
using Linnet.Testing.Builders;
using Linnet.Testing.Contracts;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Model;

/// <summary>
/// Accounts that like statuses and take it back, on batchers that send, fail, crash, and are followed by others. What was acknowledged is
/// compared with the store; what was asked for in a crash may be there or not.
/// </summary>
public sealed class LikeRun : IDisposable
{
    private const int AccountCount = 4;
    private const int StatusCount = 2;

    private readonly StoreUnderTest _store;
    private readonly Random _random;
    private readonly Dictionary<(long StatusId, long AccountId), HashSet<bool>> _expected = [];
    private LikePorts _ports;
    private LikeBatcher _batcher;

    private LikeRun(StoreUnderTest store, int seed)
    {
        (_store, _random) = (store, new(seed));
        (_ports, _batcher) = Start();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>People who have just arrived.</summary>
    /// <param name="store">The store; others may use it too.</param>
    /// <param name="seed">Makes the choices.</param>
    public static async Task<LikeRun> BeginAsync(StoreUnderTest store, int seed)
    {
        var run = new LikeRun(store, seed);
        var accounts = await store.AddAccountsAsync(AccountCount);
        for (var number = 0; number < StatusCount; number++)
        {
            var status = await store.PostAsync(accounts[0]);
            foreach (var account in accounts)
            {
                run._expected.Add((status.Id, account), [false]);
            }
        }

        return run;
    }

    /// <summary>A life with crashes and failures at random moments.</summary>
    /// <param name="steps">How long it is.</param>
    public async Task LiveAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            if (_random.Next(20) == 0)
            {
                _ports.CrashAt = _ports.Changes + _random.Next(4);
                _ports.CrashesAfterwards = _random.Next(2) == 0;
            }

            _ports.FailsOnce |= _random.Next(10) == 0;
            _ports.FailsAfterwards = _random.Next(2) == 0;
            await StepAsync(mayFail: true);
        }

        await RecoverAsync();
    }

    /// <summary>A life without failures that crashes at one change at most.</summary>
    /// <param name="steps">How long it is without the crash.</param>
    /// <param name="crashAt">The change at which it crashes; null: none.</param>
    /// <param name="afterwards">True: that change takes effect.</param>
    /// <returns>How many changes were made up to the end.</returns>
    public async Task<int> LiveOnceAsync(int steps, int? crashAt, bool afterwards)
    {
        (_ports.CrashAt, _ports.CrashesAfterwards) = (crashAt, afterwards);
        for (var step = 0; step < steps && !_ports.HasCrashed; step++)
        {
            await StepAsync(mayFail: false);
        }

        var changes = _ports.Changes;
        await RecoverAsync();
        return changes;
    }

    public void Dispose() => _batcher.Dispose();

    private async Task StepAsync(bool mayFail)
    {
        switch (_random.Next(10))
        {
            case < 7:
                await SaySomethingAsync();
                break;
            case 7:
                _store.Clock.Advance(TimeSpan.FromSeconds(_random.Next(90)));
                break;
            default:
                _ports.Meanwhile = SaySomethingAsync;
                await _batcher.SendAsync(all: _random.Next(4) == 0);
                break;
        }

        if (_ports.HasCrashed && mayFail)
        {
            await RecoverAsync();
        }
        else if (!_ports.HasCrashed)
        {
            await CheckFlagsAsync();
        }
    }

    private async Task SaySomethingAsync()
    {
        var (pair, isLiked) = (_expected.Keys.ElementAt(_random.Next(_expected.Count)), _random.Next(2) == 0);
        _store.Clock.Advance(TimeSpan.FromMilliseconds(1));
        try
        {
            (await _batcher.SetAsync(pair.StatusId, pair.AccountId, isLiked, Token)).Refusal.ShouldBeNull();
            _expected[pair] = [isLiked];
        }
        catch (CrashException)
        {
            // Nobody was told; it may have been journalled.
            _expected[pair].Add(isLiked);
        }
    }

    /// <summary>The next process takes over, sends everything, and is compared.</summary>
    private async Task RecoverAsync()
    {
        _batcher.Dispose();
        if (_random.Next(4) == 0)
        {
            await _store.ReopenAsync();
        }

        (_ports, _batcher) = Start();
        if (_random.Next(3) == 0)
        {
            await CrashWhileTakingOverAsync();
        }

        await _batcher.TakeOverAsync(Token);
        await _store.CountLikesAsync();
        (await _store.LikeJournal.ReadAsync(Token)).ShouldBeEmpty();
        foreach (var (pair, allowed) in _expected)
        {
            var state = (await _store.Likes.FindAsync(pair.StatusId, pair.AccountId, Token)).ShouldNotBeNull();
            allowed.ShouldContain(state.IsLiked, $"{pair}");
            _expected[pair] = [state.IsLiked];
        }

        await CheckFlagsAsync();
        await CheckListsAsync();
    }

    private async Task CrashWhileTakingOverAsync()
    {
        (_ports.CrashAt, _ports.CrashesAfterwards) = (_random.Next(2), _random.Next(2) == 0);
        try
        {
            await _batcher.TakeOverAsync(Token);
        }
        catch (CrashException)
        {
        }

        _batcher.Dispose();
        (_ports, _batcher) = Start();
    }

    /// <summary>What people see of their own likes is what was acknowledged.</summary>
    private async Task CheckFlagsAsync()
    {
        foreach (var ofAccount in _expected.GroupBy(pair => pair.Key.AccountId))
        {
            var liked = await _batcher.FindLikedAsync(ofAccount.Key, [.. ofAccount.Select(pair => pair.Key.StatusId)], Token);
            foreach (var (pair, allowed) in ofAccount)
            {
                allowed.ShouldContain(liked.Contains(pair.StatusId), $"{pair}");
            }
        }
    }

    /// <summary>Counts and lists are what was acknowledged; nothing is unsent.</summary>
    private async Task CheckListsAsync()
    {
        foreach (var ofStatus in _expected.GroupBy(pair => pair.Key.StatusId))
        {
            var likers = ofStatus.Where(pair => pair.Value.Contains(true)).Select(pair => pair.Key.AccountId).ToList();
            (await _store.Likes.ListByStatusAsync(ofStatus.Key, PageRequest.Newest(), Token)).Select(like => like.OtherId)
                .ShouldBe(likers, ignoreOrder: true);
            var status = (await _store.Statuses.FindAsync(ofStatus.Key, Token)).ShouldNotBeNull();
            (status.Likes, _batcher.CountOf(status)).ShouldBe((likers.Count, likers.Count));
        }

        await _store.ShouldCountRightAsync();
    }

    private (LikePorts Ports, LikeBatcher Batcher) Start()
    {
        var ports = new LikePorts(_store.Likes, _store.LikeJournal);
        var options = Options.Create(new LikeOptions { UnsentPerStatus = 2 });
        return (ports, new(ports, ports, _store.Ids, _store.Clock, options, NullLogger<LikeBatcher>.Instance));
    }
}

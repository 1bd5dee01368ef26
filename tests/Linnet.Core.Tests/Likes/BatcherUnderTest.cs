using Linnet.Core.Ids;
using Linnet.Core.Likes;
using Linnet.Core.Statuses;
using Linnet.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Linnet.Core.Tests.Likes;

/// <summary>A batcher on a store in memory, with a clock that the test moves.</summary>
internal sealed class BatcherUnderTest : IDisposable
{
    private readonly IdGenerator _ids;

    public BatcherUnderTest(LikeOptions? options = null)
    {
        _ids = new(Clock, node: 0);
        Batcher = new(Store, Store, _ids, Clock, Options.Create(options ?? new()), NullLogger<LikeBatcher>.Instance);
    }

    public TestClock Clock { get; } = new();

    public LikesInMemory Store { get; } = new();

    public LikeBatcher Batcher { get; }

    /// <summary>Makes accounts like a status.</summary>
    public async Task LikeAsync(long statusId, params IEnumerable<long> accountIds)
    {
        foreach (var accountId in accountIds)
        {
            await SetAsync(statusId, accountId, isLiked: true);
        }
    }

    /// <summary>Says whether an account likes a status; must succeed.</summary>
    public async Task SetAsync(long statusId, long accountId, bool isLiked) =>
        (await Batcher.SetAsync(statusId, accountId, isLiked, TestContext.Current.CancellationToken)).Refusal.ShouldBeNull();

    /// <summary>How many like a status that is read now.</summary>
    public int CountOf(long statusId) => CountOf(statusId, Store.CountOf(statusId));

    /// <summary>How many like a status of which so many were read.</summary>
    public int CountOf(long statusId, int read) =>
        Batcher.CountOf(new Status { Id = statusId, AccountId = 1, Content = new() { Text = "" }, Likes = read });

    /// <summary>Whether an account likes a status.</summary>
    public async Task<bool> IsLikedAsync(long statusId, long accountId) =>
        (await Batcher.FindLikedAsync(accountId, [statusId], TestContext.Current.CancellationToken)).Contains(statusId);

    public void Dispose() => Batcher.Dispose();
}

using Linnet.Core.Accounts;
using Linnet.Core.Feeds;
using Linnet.Core.Follows;
using Linnet.Core.Ids;
using Linnet.Core.Jobs;
using Linnet.Core.Likes;
using Linnet.Core.Markers;
using Linnet.Core.Media;
using Linnet.Core.Search;
using Linnet.Core.Seeding;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Testing.Contracts;

/// <summary>Something that happens to a store from outside and must change nothing that anybody reads.</summary>
/// <param name="Name">What it is, for the report of a failure.</param>
/// <param name="IsLive">True when it may happen while the store is in use.</param>
/// <param name="HappenAsync">Makes it happen.</param>
public sealed record Disturbance(string Name, bool IsLive, Func<Task> HappenAsync);

/// <summary>Every port of one store that holds nothing at first, and the clock that it goes by.</summary>
public abstract class StoreUnderTest : IAsyncDisposable
{
    /// <summary>The store's clock; it stands still until a test moves it.</summary>
    public TestClock Clock { get; } = new();

    public IAccountStore Accounts => Services.GetRequiredService<IAccountStore>();

    public ISessionStore Sessions => Services.GetRequiredService<ISessionStore>();

    public IAppStore Apps => Services.GetRequiredService<IAppStore>();

    public IFollowStore Follows => Services.GetRequiredService<IFollowStore>();

    public IStatusStore Statuses => Services.GetRequiredService<IStatusStore>();

    public ILikeStore Likes => Services.GetRequiredService<ILikeStore>();

    public ILikeJournal LikeJournal => Services.GetRequiredService<ILikeJournal>();

    /// <summary>Makes the store's ids, and others.</summary>
    public IdGenerator Ids => Services.GetRequiredService<IdGenerator>();

    public ISearchStore Search => Services.GetRequiredService<ISearchStore>();

    public IFeedStore Feeds => Services.GetRequiredService<IFeedStore>();

    public IReceiptStore Receipts => Services.GetRequiredService<IReceiptStore>();

    public IJobQueue Jobs => Services.GetRequiredService<IJobQueue>();

    public IMarkerStore Markers => Services.GetRequiredService<IMarkerStore>();

    public IMediaStore Media => Services.GetRequiredService<IMediaStore>();

    public ISeedStore Seed => Services.GetRequiredService<ISeedStore>();

    /// <summary>What can happen to this store beside an orderly restart.</summary>
    public virtual IReadOnlyList<Disturbance> Disturbances => [];

    /// <summary>The ports, once the store is open.</summary>
    protected abstract IServiceProvider Services { get; }

    /// <summary>Opens the store; called once, before anything else.</summary>
    public abstract Task OpenAsync();

    /// <summary>Stops the store in good order and opens it again, as a restart of the server does.</summary>
    public abstract Task ReopenAsync();

    /// <summary>Makes what was written findable, and its tags counted, at once, where the store would take until a second later.</summary>
    public virtual Task IndexAsync() => Task.CompletedTask;

    /// <summary>Counts likes at once that others than the process count which took them.</summary>
    public virtual Task CountLikesAsync() => Task.CompletedTask;

    /// <summary>Closes the store and removes what it kept.</summary>
    public abstract ValueTask DisposeAsync();
}

using System.Collections.Concurrent;
using Linnet.Core.Feeds;
using Linnet.Core.Paging;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.EndToEnd.Tests.FanOut;

/// <summary>The product's feeds, each delivery taking a while longer, and written down.</summary>
internal sealed class PausedFeeds(IFeedStore feeds) : IFeedStore
{
    private readonly ConcurrentQueue<long> _delivered = [];
    private long _pauseTicks;

    /// <summary>The statuses that were delivered, once for each job, in order.</summary>
    public IReadOnlyList<long> Delivered => [.. _delivered];

    /// <summary>What each delivery takes longer.</summary>
    public TimeSpan Pause
    {
        get => new(Volatile.Read(ref _pauseTicks));
        set => Volatile.Write(ref _pauseTicks, value.Ticks);
    }

    /// <summary>Puts this in front of the product's feeds.</summary>
    public static void Wrap(IServiceCollection services)
    {
        var own = services.Last(service => service.ServiceType == typeof(IFeedStore));
        services.AddSingleton(provider => new PausedFeeds((IFeedStore)(own.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, own.ImplementationType!))));
        services.AddSingleton<IFeedStore>(provider => provider.GetRequiredService<PausedFeeds>());
    }

    public async ValueTask<Delivery> AppendAsync(long statusId, IReadOnlyList<long> ownerIds, CancellationToken ct)
    {
        if (Pause > TimeSpan.Zero)
        {
            await Task.Delay(Pause, ct);
        }

        var delivery = await feeds.AppendAsync(statusId, ownerIds, ct);
        _delivered.Enqueue(statusId);
        return delivery;
    }

    public ValueTask<IReadOnlyList<long>> ReadAsync(long ownerId, PageRequest page, CancellationToken ct) =>
        feeds.ReadAsync(ownerId, page, ct);
}

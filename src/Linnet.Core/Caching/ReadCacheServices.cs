using Linnet.Core.Accounts;
using Linnet.Core.Follows;
using Linnet.Core.Likes;
using Linnet.Core.Seeding;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Linnet.Core.Caching;

/// <summary>Puts the read cache in front of whatever store is registered.</summary>
public static class ReadCacheServices
{
    /// <summary>Wraps the ports that are cached. To be called after the store was registered.</summary>
    public static IServiceCollection AddReadCache(this IServiceCollection services)
    {
        services.AddSingleton<ReadCaches>();
        services.Wrap<IAccountStore>(static (inner, caches) => new CachedAccountStore(inner, caches));
        services.Wrap<IFollowStore>(static (inner, caches) => new CachedFollowStore(inner, caches));
        services.Wrap<IStatusStore>(static (inner, caches) => new CachedStatusStore(inner, caches));
        services.Wrap<ILikeStore>(static (inner, caches) => new CachedLikeStore(inner, caches));
        services.Wrap<IAppStore>(static (inner, caches) => new CachedAppStore(inner, caches));
        services.Wrap<ISeedStore>(static (inner, caches) => new CachedSeedStore(inner, caches));
        return services;
    }

    private static void Wrap<TPort>(this IServiceCollection services, Func<TPort, ReadCaches, TPort> wrap)
        where TPort : class
    {
        var registered = services.Last(service => service.ServiceType == typeof(TPort));
        services.Remove(registered);
        services.AddSingleton(provider =>
        {
            var inner = (TPort)(registered.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!));
            return provider.GetRequiredService<IOptions<ReadCacheOptions>>().Value.Enabled
                ? wrap(inner, provider.GetRequiredService<ReadCaches>())
                : inner;
        });
    }
}

using Linnet.Core.Accounts;
using Linnet.Core.Diagnostics;
using Linnet.Core.Feeds;
using Linnet.Core.Follows;
using Linnet.Core.Jobs;
using Linnet.Core.Likes;
using Linnet.Core.Markers;
using Linnet.Core.Media;
using Linnet.Core.Search;
using Linnet.Core.Seeding;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;
using Linnet.Sqlite.Accounts;
using Linnet.Sqlite.Feeds;
using Linnet.Sqlite.Follows;
using Linnet.Sqlite.Jobs;
using Linnet.Sqlite.Likes;
using Linnet.Sqlite.Markers;
using Linnet.Sqlite.Media;
using Linnet.Sqlite.Search;
using Linnet.Sqlite.Seeding;
using Linnet.Sqlite.Sessions;
using Linnet.Sqlite.Statuses;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Sqlite;

/// <summary>Registers the embedded store.</summary>
public static class SqliteServices
{
    /// <summary>Adds every port on SQLite and a folder of images. The store opens first of all hosted services, and closes last.</summary>
    public static IServiceCollection AddLinnetSqlite(this IServiceCollection services) => services
        .AddSingleton<StoreCounters>()
        .AddSingleton<SqliteStore>()
        .AddHostedService(provider => provider.GetRequiredService<SqliteStore>())
        .AddSingleton(provider => provider.GetRequiredService<SqliteStore>().Ids)
        .AddSingleton<SqliteLikeJournal>()
        .AddSingleton<ILikeJournal>(provider => provider.GetRequiredService<SqliteLikeJournal>())
        .AddHostedService(provider => provider.GetRequiredService<SqliteLikeJournal>())
        .AddSingleton<SqliteJobQueue>()
        .AddSingleton<IJobQueue>(provider => provider.GetRequiredService<SqliteJobQueue>())
        .AddSingleton<SavedWindows>()
        .AddSingleton<FeedWindows>()
        .AddSingleton<IFeedStore>(provider => provider.GetRequiredService<FeedWindows>())
        .AddHostedService<FeedWindowSaver>()
        .AddSingleton<StatusIndexer>()
        .AddHostedService(provider => provider.GetRequiredService<StatusIndexer>())
        .AddSingleton<ISearchStore, SqliteSearchStore>()
        .AddSingleton<IAccountStore, SqliteAccountStore>()
        .AddSingleton<ISessionStore, SqliteSessionStore>()
        .AddSingleton<IAppStore, SqliteAppStore>()
        .AddSingleton<IFollowStore, SqliteFollowStore>()
        .AddSingleton<IStatusStore, SqliteStatusStore>()
        .AddSingleton<ILikeStore, SqliteLikeStore>()
        .AddSingleton<IReceiptStore, Receipts>()
        .AddSingleton<IMarkerStore, SqliteMarkerStore>()
        .AddSingleton<ISeedStore, SqliteSeedStore>()
        .AddSingleton<FolderMediaStore>()
        .AddSingleton<IMediaStore>(provider => provider.GetRequiredService<FolderMediaStore>())
        .AddSingleton<SqliteMaintenance>();
}

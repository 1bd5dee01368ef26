using Linnet.Core.Accounts;
using Linnet.Core.Feeds;
using Linnet.Core.Follows;
using Linnet.Core.Jobs;
using Linnet.Core.Likes;
using Linnet.Core.Media;
using Linnet.Core.Search;
using Linnet.Core.Seeding;
using Linnet.Core.Seeding.Demo;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;
using Linnet.Core.Streaming;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Core;

/// <summary>Registers the use cases. The ports come from a store, options from whoever composes.</summary>
public static class CoreServices
{
    /// <summary>Adds every use case.</summary>
    public static IServiceCollection AddLinnetCore(this IServiceCollection services) => services
        .AddSingleton<Passwords>()
        .AddSingleton<Avatars>()
        .AddSingleton<RegisterAccount>()
        .AddSingleton<EditAccount>()
        .AddSingleton<OperateAccounts>()
        .AddSingleton<SessionKeeper>()
        .AddSingleton<SignInThrottle>()
        .AddSingleton<SignIn>()
        .AddSingleton<Authorizations>()
        .AddSingleton<FollowAccount>()
        .AddSingleton<WriteStatus>()
        .AddSingleton<LikeBatcher>()
        .AddSingleton<StatusLoader>()
        .AddSingleton<LikeStatus>()
        .AddSingleton<LikeLists>()
        .AddSingleton<Timelines>()
        .AddSingleton<SearchStatuses>()
        .AddSingleton<PostStatusRunner>()
        .AddSingleton<UpdateFeedRunner>()
        .AddSingleton<FanOutPump>()
        .AddSingleton<StatusNews>()
        .AddSingleton<Announcer>()
        .AddSingleton<Seeder>()
        .AddSingleton<DemoSeeder>();
}

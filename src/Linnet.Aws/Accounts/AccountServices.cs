using Linnet.Aws.Engine;
using Linnet.Aws.Follows;
using Linnet.Aws.Keys;
using Linnet.Aws.Seeding;
using Linnet.Aws.Sessions;
using Linnet.Aws.Statuses;
using Linnet.Core.Accounts;
using Linnet.Core.Seeding;
using Linnet.Core.Sessions;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Aws.Accounts;

/// <summary>Registers what has to do with accounts and how they sign in.</summary>
internal static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddHostedService<IdStart>()
        .AddSingleton<DynamoAccountSearch>()
        .AddSingleton<DynamoAccountList>()
        .AddSingleton<DynamoAccountRemoval>()
        .AddSingleton<DynamoAccountPurge>()
        .AddSingleton<StatusPurge>()
        .AddSingleton<FollowPurge>()
        .AddSingleton<SessionEnd>()
        .AddSingleton<IAccountStore, DynamoAccountStore>()
        .AddSingleton<ISessionStore, DynamoSessionStore>()
        .AddSingleton<IAppStore, DynamoAppStore>()
        .AddSingleton<ManyChanges>()
        .AddSingleton<SeedStatuses>()
        .AddSingleton<SeedFeeds>()
        .AddSingleton<AuthorRows>()
        .AddSingleton<CountTables>()
        .AddSingleton<Recount>()
        .AddSingleton<TableCapacity>()
        .AddSingleton<CapacityRaise>()
        .AddSingleton<ISeedStore, DynamoSeedStore>()
        .AddSingleton<IXmlRepository, DynamoKeyRepository>();
}

using Linnet.Core.Accounts;
using Linnet.Core.Diagnostics;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;
using Microsoft.Extensions.Options;

namespace Linnet.Core.Caching;

/// <summary>Whose an alias is.</summary>
/// <param name="AccountId">The account.</param>
internal sealed record AliasOwner(long AccountId);

/// <summary>All that is kept of the store, so that a change of one thing can drop what it touches of others.</summary>
internal sealed class ReadCaches
{
    /// <summary>Empty caches.</summary>
    public ReadCaches(TimeProvider time, IOptions<ReadCacheOptions> options, StoreCounters counters)
    {
        Accounts = Make<long, Account>("account.find_many");
        Aliases = Make<string, AliasOwner>("account.find_by_alias");
        Statuses = Make<long, Status>("status.find_many");
        Lists = Make<long, ListHead>("status.list_by_account");
        Liked = Make<long, LikedStatuses>("like.find_liked");
        Apps = Make<long, App>("app.find_many");

        ReadCache<TKey, TValue> Make<TKey, TValue>(string operation)
            where TKey : notnull
            where TValue : class => new(time, options.Value.MaxAge, options.Value.EntriesMax, counters.Of(operation));
    }

    /// <summary>Accounts by id.</summary>
    public ReadCache<long, Account> Accounts { get; }

    /// <summary>Owners of aliases, by alias in upper case.</summary>
    public ReadCache<string, AliasOwner> Aliases { get; }

    /// <summary>Statuses by id.</summary>
    public ReadCache<long, Status> Statuses { get; }

    /// <summary>The newest part of each account's story, and of everybody's statuses.</summary>
    public ReadCache<long, ListHead> Lists { get; }

    /// <summary>What each account likes.</summary>
    public ReadCache<long, LikedStatuses> Liked { get; }

    /// <summary>Applications by id.</summary>
    public ReadCache<long, App> Apps { get; }

    /// <summary>Drops an account when a change of it is over, whatever came of it.</summary>
    public async Task<T> DropAccountAfterAsync<T>(long id, Task<T> change)
    {
        try
        {
            return await change;
        }
        finally
        {
            Accounts.Drop(id);
        }
    }

    /// <summary>Drops what is known of an alias.</summary>
    public void DropAlias(string alias) => Aliases.Drop(alias.ToUpperInvariant());

    /// <summary>Drops everything.</summary>
    public void Clear()
    {
        Accounts.Clear();
        Aliases.Clear();
        Statuses.Clear();
        Lists.Clear();
        Liked.Clear();
    }
}

using Linnet.Core.Accounts;
using Linnet.Core.Statuses;

namespace Linnet.Core.Seeding;

/// <summary>A set of records to be loaded, made as they are read; the same at every reading.</summary>
internal abstract class SeedSet
{
    /// <summary>How many accounts there are.</summary>
    public abstract int AccountCount { get; }

    /// <summary>How many follows there are.</summary>
    public abstract long FollowCount { get; }

    /// <summary>How many statuses there are.</summary>
    public virtual int StatusCount => 0;

    /// <summary>One of the accounts.</summary>
    public abstract Account AccountAt(int ordinal);

    /// <summary>All follows among them.</summary>
    public abstract IEnumerable<SeedFollow> Follows();

    /// <summary>All statuses, the oldest first.</summary>
    public virtual IEnumerable<Status> Statuses() => [];

    /// <summary>All accounts.</summary>
    public IEnumerable<Account> Accounts() => Enumerable.Range(0, AccountCount).Select(AccountAt);
}

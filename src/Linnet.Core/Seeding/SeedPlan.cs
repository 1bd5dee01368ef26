using Linnet.Core.Accounts;

namespace Linnet.Core.Seeding;

/// <summary>Many accounts that follow one.</summary>
/// <param name="Followee">Alias of the one; an account that exists is taken as it is.</param>
/// <param name="Followers">How many follow.</param>
/// <param name="FollowerPrefix">What their aliases begin with; a number from 1 comes after it.</param>
public sealed record FollowersPlan(string Followee, int Followers, string FollowerPrefix)
{
    /// <summary>Most followers.</summary>
    public const int FollowersMax = 1_000_000;

    /// <summary>The plan, or what is wrong with it.</summary>
    public Result<FollowersPlan> Check()
    {
        if (!AccountRules.IsAlias(Followee))
        {
            return Refusal.Invalid("--followee", $"must be an alias: 1 to {Limits.AliasChars} letters, digits or underscores");
        }

        if (Followers is < 0 or > FollowersMax)
        {
            return Refusal.Invalid("--followers", $"must be 0 to {FollowersMax:N0}");
        }

        return AccountRules.IsAlias($"{FollowerPrefix}{FollowersMax}")
            ? this
            : Refusal.Invalid("--follower-prefix", "must be letters, digits or underscores, and short enough for an alias with a number after it");
    }
}

/// <summary>Accounts that follow one another and have posted for a year: few follow and post much, most little.</summary>
/// <param name="Accounts">How many accounts.</param>
/// <param name="Statuses">How many statuses.</param>
/// <param name="Follows">How many accounts one follows, on average.</param>
/// <param name="Seed">The same seed and numbers make the same community, to the letter; another seed makes one beside it.</param>
public sealed record CommunityPlan(int Accounts, int Statuses, int Follows, int Seed)
{
    /// <summary>Most accounts.</summary>
    public const int AccountsMax = 10_000_000;

    /// <summary>Most statuses.</summary>
    public const int StatusesMax = 100_000_000;

    /// <summary>Most follows of an account, on average.</summary>
    public const int FollowsMax = 1000;

    /// <summary>Greatest seed.</summary>
    public const int SeedMax = 999_999_999;

    /// <summary>The plan, or what is wrong with it.</summary>
    public Result<CommunityPlan> Check() => this switch
    {
        { Accounts: < 2 or > AccountsMax } => Refusal.Invalid("--accounts", $"must be 2 to {AccountsMax:N0}"),
        { Statuses: < 0 or > StatusesMax } => Refusal.Invalid("--statuses", $"must be 0 to {StatusesMax:N0}"),
        { Follows: < 0 or > FollowsMax } => Refusal.Invalid("--follows", $"must be 0 to {FollowsMax:N0}"),
        { Seed: < 0 or > SeedMax } => Refusal.Invalid("--seed", $"must be 0 to {SeedMax:N0}"),
        _ => this,
    };
}

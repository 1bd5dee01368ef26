namespace Linnet.Core.Seeding;

/// <summary>What a seeding works at.</summary>
public enum SeedPhase
{
    /// <summary>Raises what the database takes per second.</summary>
    Raising,

    /// <summary>Looks whether the aliases are free.</summary>
    Checking,

    /// <summary>Loads accounts.</summary>
    Accounts,

    /// <summary>Loads follows.</summary>
    Follows,

    /// <summary>Loads statuses.</summary>
    Statuses,

    /// <summary>Makes sessions.</summary>
    Sessions,

    /// <summary>Counts followers, follows and statuses.</summary>
    Counting,

    /// <summary>Reads back what was loaded.</summary>
    Verifying,

    /// <summary>Lowers again what was raised.</summary>
    Lowering,
}

/// <summary>How far a seeding has come; each phase begins with nothing done.</summary>
/// <param name="Phase">What it works at.</param>
/// <param name="Done">Records done in this phase.</param>
/// <param name="Total">Records to do in this phase; 0: not known.</param>
/// <param name="SentAgain">Writes that had to be sent again since the beginning, because the database took no more at that moment.</param>
public readonly record struct SeedProgress(SeedPhase Phase, long Done, long Total, long SentAgain = 0);

/// <summary>What a seeding made sure of.</summary>
/// <param name="Accounts">Accounts that are there.</param>
/// <param name="Follows">Follows that are there.</param>
/// <param name="Statuses">Statuses that are there.</param>
/// <param name="Sessions">Sessions begun.</param>
public sealed record SeedReport(long Accounts, long Follows, long Statuses, long Sessions)
{
    /// <summary>This and another one together.</summary>
    public SeedReport Plus(SeedReport other) => new(
        Accounts + other.Accounts, Follows + other.Follows, Statuses + other.Statuses, Sessions + other.Sessions);
}

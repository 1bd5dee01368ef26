using Linnet.Core.Ids;

namespace Linnet.Core.Accounts;

/// <summary>What an account may do beyond posting and reading.</summary>
public enum AccountRole
{
    /// <summary>Posts and reads.</summary>
    User = 0,

    /// <summary>Runs the server: sees logs, receipts and every job, and suspends accounts.</summary>
    Operator = 1,
}

/// <summary>One who posts and reads, as others see them. Holds no credential.</summary>
public sealed record Account
{
    /// <summary>The account's id; its time is the time of the sign-up.</summary>
    public required long Id { get; init; }

    /// <summary>The name that others write after an @, as it was chosen; unique without regard to case.</summary>
    public required string Alias { get; init; }

    /// <summary>First name; never empty.</summary>
    public required string FirstName { get; init; }

    /// <summary>Last name; may be empty.</summary>
    public required string LastName { get; init; }

    /// <summary>What the account says about itself, plain text; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>Where the media store keeps the avatar; null: there is none.</summary>
    public string? AvatarKey { get; init; }

    /// <summary>What the account may do.</summary>
    public AccountRole Role { get; init; }

    /// <summary>True while an operator keeps the account out; its statuses are not shown then.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>Accounts that follow this one.</summary>
    public int Followers { get; init; }

    /// <summary>Accounts that this one follows.</summary>
    public int Following { get; init; }

    /// <summary>Statuses in this account's story.</summary>
    public int Statuses { get; init; }

    /// <summary>The greatest status id that this account was given; 0 before the first.</summary>
    public long LastStatusId { get; init; }

    /// <summary>For what is made of this very object, such as its JSON.</summary>
    public Memo Memo { get; } = new();

    /// <summary>Both names as one.</summary>
    public string DisplayName => LastName.Length == 0 ? FirstName : $"{FirstName} {LastName}";

    /// <summary>The time of the sign-up.</summary>
    public DateTimeOffset CreatedAt => IdGenerator.TimeOf(Id);
}

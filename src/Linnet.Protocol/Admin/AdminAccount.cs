using Linnet.Protocol.Accounts;

namespace Linnet.Protocol.Admin;

/// <summary>An account as operators see it.</summary>
public sealed record AdminAccount
{
    /// <summary>The account's id.</summary>
    public required string Id { get; init; }

    /// <summary>The alias.</summary>
    public required string Username { get; init; }

    /// <summary>The server of an account from elsewhere; always null here.</summary>
    public string? Domain { get; init; }

    /// <summary>When the account signed up.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Always empty: e-mail addresses are shown to nobody but their owner.</summary>
    public string Email { get; init; } = "";

    /// <summary>Always null: the addresses that people come from are not kept.</summary>
    public string? Ip { get; init; }

    /// <summary>Always empty, for the same reason.</summary>
    public IReadOnlyList<AdminIp> Ips { get; init; } = [];

    /// <summary>The language of the account's owner; always English.</summary>
    public string Locale { get; init; } = "en";

    /// <summary>Why the owner wished to join, where each sign-up is approved.</summary>
    public string? InviteRequest { get; init; }

    /// <summary>What the account may do.</summary>
    public required Role Role { get; init; }

    /// <summary>Whether the owner confirmed an e-mail address; nobody has to here.</summary>
    public bool Confirmed { get; init; } = true;

    /// <summary>Whether an operator approved the sign-up; none has to here.</summary>
    public bool Approved { get; init; } = true;

    /// <summary>Whether the owner cannot sign in while the statuses stay to be seen; no account is kept out in this way.</summary>
    public bool Disabled { get; init; }

    /// <summary>Whether only followers see the account; no account is limited in this way.</summary>
    public bool Silenced { get; init; }

    /// <summary>Whether the account is kept out, and its statuses are hidden.</summary>
    public required bool Suspended { get; init; }

    /// <summary>Whether all media of the account are hidden at first; there are none.</summary>
    public bool Sensitized { get; init; }

    /// <summary>The account as everybody sees it, or would if it were not suspended.</summary>
    public required Account Account { get; init; }

    /// <summary>The program that it signed up with; not kept.</summary>
    public string? CreatedByApplicationId { get; init; }

    /// <summary>Who invited the owner; nobody is invited here.</summary>
    public string? InvitedByAccountId { get; init; }
}

/// <summary>An address that an account was used from.</summary>
/// <param name="Ip">The address.</param>
/// <param name="UsedAt">When it was last used.</param>
public sealed record AdminIp(string Ip, DateTimeOffset UsedAt);

/// <summary>Which accounts an operator looks for; what is null does not matter.</summary>
public readonly record struct AdminAccountFilter
{
    /// <summary>What the alias begins with, in any case.</summary>
    public string? Username { get; init; }

    /// <summary><c>active</c> or <c>suspended</c>.</summary>
    public string? Status { get; init; }

    /// <summary><c>user</c> or <c>operator</c>.</summary>
    public string? Role { get; init; }

    internal IEnumerable<(string Name, string? Value)> Parameters => [("username", Username), ("status", Status), ("role", Role)];
}

/// <summary>Asks to do something about an account.</summary>
public sealed record AccountActionRequest
{
    /// <summary>What to do: <c>suspend</c>.</summary>
    public string? Type { get; init; }
}

/// <summary>Asks to say what an account may do.</summary>
public sealed record SetRoleRequest
{
    /// <summary><c>user</c> or <c>operator</c>.</summary>
    public string? Role { get; init; }
}

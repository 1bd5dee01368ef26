namespace Linnet.Protocol.Accounts;

/// <summary>A role as everybody sees it beside an account.</summary>
/// <param name="Id">The role's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Color">The colour of its badge, as <c>#rrggbb</c>; empty when it has none.</param>
public sealed record AccountRole(string Id, string Name, string Color);

/// <summary>The caller's own role, with what it allows.</summary>
/// <param name="Id">The role's id; <c>-99</c> is the role of everybody.</param>
/// <param name="Name">Its name; empty for the role of everybody.</param>
/// <param name="Color">The colour of its badge, as <c>#rrggbb</c>; empty when it has none.</param>
/// <param name="Permissions">What it allows: a number of flags, in decimal.</param>
/// <param name="Highlighted">Whether everybody sees the role.</param>
/// <param name="CollectionLimit">How many collections its holders may make; null when they cannot.</param>
public sealed record Role(
    string Id, string Name, string Color, string Permissions, bool Highlighted, int? CollectionLimit = null);

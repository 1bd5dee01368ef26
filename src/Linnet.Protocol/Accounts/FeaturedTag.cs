namespace Linnet.Protocol.Accounts;

/// <summary>A tag that an account shows on its profile.</summary>
/// <param name="Id">Its id on the profile.</param>
/// <param name="Name">The tag, without its number sign.</param>
/// <param name="Url">Where people see the account's statuses with it.</param>
/// <param name="StatusesCount">How many these are, in decimal.</param>
/// <param name="LastStatusAt">The day of the newest; null when there is none.</param>
public sealed record FeaturedTag(string Id, string Name, string Url, string StatusesCount, DateOnly? LastStatusAt);

namespace Linnet.Protocol.Accounts;

/// <summary>A row of a profile: one fact and its name.</summary>
/// <param name="Name">What the fact is about.</param>
/// <param name="Value">The fact: HTML in an <see cref="Account"/>, plain text in an <see cref="AccountSource"/>.</param>
/// <param name="VerifiedAt">When a link in it was found to point back here; null when it was not.</param>
public sealed record Field(string Name, string Value, DateTimeOffset? VerifiedAt = null);

namespace Linnet.Protocol.Accounts;

/// <summary>An account that the caller may want to follow.</summary>
/// <param name="Account">The account.</param>
/// <param name="Sources">
/// Why: <c>featured</c>, <c>most_followed</c>, <c>most_interactions</c>, <c>similar_to_recently_followed</c> or
/// <c>friends_of_friends</c>.
/// </param>
public sealed record Suggestion(Account Account, IReadOnlyList<string> Sources);

/// <summary>Those whom the caller follows and who follow a given account.</summary>
/// <param name="Id">The given account's id.</param>
/// <param name="Accounts">Who they are.</param>
public sealed record FamiliarFollowers(string Id, IReadOnlyList<Account> Accounts);

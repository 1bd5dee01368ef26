using Linnet.Protocol.Accounts;
using Linnet.Protocol.Client;

namespace Linnet.Web.People;

/// <summary>An account as the viewer sees it.</summary>
/// <param name="Account">The account.</param>
/// <param name="Relationship">How the viewer stands to it; null: nobody is signed in, it is the viewer's own, or nobody knows.</param>
public sealed record Person(Account Account, Relationship? Relationship);

/// <summary>Puts accounts and how the viewer stands to them together.</summary>
internal static class PersonReader
{
    /// <summary>The accounts for a viewer: one question for all of them, none where nobody is signed in.</summary>
    public static async Task<IReadOnlyList<Person>> SeeAsync(
        this LinnetClient client, IReadOnlyList<Account> accounts, string? viewerId, CancellationToken ct)
    {
        var others = accounts.Select(account => account.Id).Where(id => id != viewerId).ToArray();
        var known = viewerId is not null && others.Length > 0
            && (await client.GetRelationshipsAsync(others, ct)).Succeeded(out var relationships, out _)
                ? relationships.ToDictionary(relationship => relationship.Id)
                : [];
        return [.. accounts.Select(account => new Person(account, known.GetValueOrDefault(account.Id)))];
    }
}

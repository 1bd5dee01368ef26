using Linnet.Aws.Engine;
using Linnet.Aws.Sessions;
using Linnet.Aws.Tables;
using Linnet.Core.Accounts;

namespace Linnet.Aws.Accounts;

/// <summary>Makes an account gone for every reader in one transaction; what it left behind is removed later.</summary>
internal sealed class DynamoAccountRemoval(Dynamo dynamo, SessionEnd sessions, TimeProvider time)
{
    private const int AttemptsMax = 10;

    /// <summary>Deletes an account.</summary>
    /// <returns>The account as it was; null when there is none.</returns>
    public async Task<Account?> DeleteAsync(long id, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            if (AccountItems.Read(await dynamo.GetAsync(LinnetTables.Accounts, AccountItems.Key(id), ct)) is not { } account)
            {
                return null;
            }

            var result = await dynamo.TransactAsync(
                [
                    ProfileChanges.Wipe(account),
                    new Put(LinnetTables.Purges, new() { ["id"] = id, ["deletedAt"] = time.GetUtcNow() }),
                    Totals.Add(Totals.Accounts, -1),
                    .. AccountWords.Changes(account, null),
                ],
                ct);
            if (result.IsDone)
            {
                // Nobody finds a session of an account that is gone; they only take up room.
                await sessions.OfAccountAsync(id, exceptSessionId: null, ct);
                return account;
            }
        }

        throw new TimeoutException($"The names of account {id} changed {AttemptsMax} times while it was to be deleted.");
    }
}

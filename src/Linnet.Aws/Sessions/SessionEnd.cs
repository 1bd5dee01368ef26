using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Sessions;

namespace Linnet.Aws.Sessions;

/// <summary>Removes sessions: first what the token finds, then what lists it, so that no session goes on that its owner cannot see.</summary>
internal sealed class SessionEnd(Dynamo dynamo)
{
    /// <summary>Ends every session of an account but one.</summary>
    public async Task OfAccountAsync(long accountId, long? exceptSessionId, CancellationToken ct)
    {
        var listed = await dynamo.QueryAsync(SessionItems.OfAccount(accountId), ct);
        var ended = listed.Where(item => item.Number("id") != exceptSessionId).ToList();
        await RemoveAsync(ended.Select(SessionItems.TokenKeyOf), ended.Select(item => SessionItems.ListKey(accountId, item.Number("id"))), ct);
    }

    /// <summary>Ends sessions.</summary>
    public Task RunAsync(IReadOnlyCollection<Session> sessions, CancellationToken ct) => RemoveAsync(
        sessions.Select(session => SessionItems.TokenKey(session.TokenHash)),
        from session in sessions
        where session.AccountId is not null
        select SessionItems.ListKey(session.AccountId!.Value, session.Id),
        ct);

    private async Task RemoveAsync(IEnumerable<Item> byToken, IEnumerable<Item> byAccount, CancellationToken ct)
    {
        await dynamo.WriteAsync(LinnetTables.Sessions, [], byToken, ct);
        await dynamo.WriteAsync(LinnetTables.Sessions, [], byAccount, ct);
    }
}

using System.Runtime.CompilerServices;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Ids;

namespace Linnet.Aws.Accounts;

/// <summary>
/// Puts an author's posts, follows and ends of follows in one order: each takes an id in the transaction that raises the last one given
/// on the author's row above it, so that ids ascend as transactions commit, whatever the clocks of processes say.
/// </summary>
internal sealed class AuthorOrder(Dynamo dynamo, IdGenerator ids, Patience patience) : IDisposable
{
    /// <summary>What the author's row has to meet for an id to be taken, as <c>:id</c>.</summary>
    public const string IsNext = "#lastId < :id";

    private const int AttemptsMax = 30;
    private const int Turns = 64;

    // Transactions of this process that are about the same author take turns: to let them meet would cost, and gain nothing.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Makes changes under the author's next id.</summary>
    /// <param name="authorId">The author.</param>
    /// <param name="changes">
    /// Makes the changes for an id; the first is of the author's row, sets <c>lastId</c> to it, and has <see cref="IsNext"/> in its
    /// condition. Called again with another id when somebody was quicker.
    /// </param>
    /// <param name="ct">Cancels the call.</param>
    /// <param name="file">Whose operation it is.</param>
    /// <param name="member">Which operation it is.</param>
    /// <returns>What failed for another reason than the order of ids.</returns>
    public async Task<TransactionResult> RunAsync(
        long authorId,
        Func<long, IReadOnlyList<Change>> changes,
        CancellationToken ct,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = "")
    {
        var turn = _turns[(uint)HashCode.Combine(authorId) % Turns];
        await turn.WaitAsync(ct);
        try
        {
            for (var attempt = 1; attempt <= AttemptsMax; attempt++)
            {
                var id = ids.Next();
                var result = await dynamo.TransactAsync(changes(id), ct, file, member);
                if (!result.FailedAt(0))
                {
                    return result;
                }

                var row = await dynamo.GetAsync(LinnetTables.Accounts, AccountItems.Key(authorId), ct, file: file, member: member);
                if (row is null || row.Number("lastId") < id)
                {
                    return result;
                }

                ids.RaiseAbove(row.Number("lastId"));
                await patience.PauseAsync(attempt + 1, ct);
            }
        }
        finally
        {
            turn.Release();
        }

        throw new TimeoutException($"Another process was quicker {AttemptsMax} times.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var turn in _turns)
        {
            turn.Dispose();
        }
    }
}

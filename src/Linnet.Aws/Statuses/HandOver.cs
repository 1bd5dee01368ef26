using Linnet.Aws.Engine;
using Linnet.Aws.Queues;
using Linnet.Aws.Search;
using Linnet.Aws.Tables;
using Linnet.Core.Ids;
using Microsoft.Extensions.Logging;

namespace Linnet.Aws.Statuses;

/// <summary>
/// Tells the queues of statuses that were posted, edited or deleted. The transaction that changes a status marks it; the mark goes when
/// the queues have been told. So a process may end between the two: what stays marked is sent again.
/// </summary>
internal sealed partial class HandOver(
    Dynamo dynamo, SqsJobQueue jobs, IndexQueue index, TimeProvider time, ILogger<HandOver> logger)
{
    private const int StatusesPerSweep = 100;
    private static readonly TimeSpan SendingTakes = TimeSpan.FromSeconds(5);

    /// <summary>Tells the queues of a status whose change is stored.</summary>
    /// <param name="status">The item with its mark, as the change made it.</param>
    /// <returns>False when that failed, and is left to a sweep.</returns>
    public async Task<bool> SendAsync(Item status)
    {
        // Whoever waits for the answer may go: what is stored is to be sent all the same.
        var (id, authorId) = (status.Number("id"), status.Number("accountId"));
        try
        {
            await Task.WhenAll(
                index.SendAsync(id, authorId, CancellationToken.None),
                status.NumberOrNull("followersPerJob") is { } followersPerJob
                    ? jobs.SendPostStatusAsync(new(id, authorId, (int)followersPerJob), CancellationToken.None)
                    : Task.CompletedTask);
            await dynamo.ChangeAsync(RemoveMark(status), CancellationToken.None);
            return true;
        }
        catch (Exception exception)
        {
            Log.NotSent(logger, id, exception);
            return false;
        }
    }

    /// <summary>Sends again what has been marked for longer than sending takes.</summary>
    /// <returns>How many statuses were sent; there may be more when it is not 0.</returns>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var overdue = new Query(LinnetTables.Statuses, StatusItems.Unsent)
        {
            Index = LinnetTables.Statuses["unsent"],
            To = IdGenerator.AtTime(time.GetUtcNow() - SendingTakes),
            Limit = StatusesPerSweep,
        };
        var sent = 0;
        foreach (var entry in await dynamo.QueryAsync(overdue, ct))
        {
            // The index is a moment behind the table.
            var status = await dynamo.GetAsync(LinnetTables.Statuses, StatusItems.Key(entry.Number("id")), ct);
            if (status?.TextOrNull("unsent") is not null && await SendAsync(status))
            {
                sent++;
            }
        }

        return sent;
    }

    private static Update RemoveMark(Item status) =>
        new(LinnetTables.Statuses, StatusItems.Key(status.Number("id")), "REMOVE #unsent, #followersPerJob")
        {
            // A later change has a mark of its own.
            If = $"#edits = :edits AND attribute{(status.Is("gone") ? "" : "_not")}_exists(#gone)",
            Values = new Item { [":edits"] = status.Number("edits") },
        };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The queues could not be told of status {Status}; it is tried again")]
        public static partial void NotSent(ILogger logger, long status, Exception exception);
    }
}

using Linnet.Protocol.Accounts;
using Linnet.Protocol.Admin;
using Linnet.Protocol.Logs;
using Linnet.Protocol.Statuses;

namespace Linnet.Web.Tests.Admin;

/// <summary>What the API tells operators.</summary>
internal static class AdminSample
{
    private static readonly DateTimeOffset At = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    public static AdminAccount Account(string alias = "ann", string id = "2") => new()
    {
        Id = id,
        Username = alias,
        CreatedAt = At,
        Role = new Role("-99", "", "", "0", false),
        Suspended = false,
        Account = Sample.Account(alias, id),
    };

    public static DeadJob Job(string id = "1.10.0", string statusId = "10") => new()
    {
        Id = id,
        Kind = "post-status",
        StatusId = statusId,
        AuthorId = "2",
        Part = 0,
        Attempts = 5,
        Error = "Broken",
        CreatedAt = At,
    };

    public static Receipt Receipt(string statusId) => new()
    {
        StatusId = statusId,
        Followers = 3,
        FeedsWritten = 2,
        FeedsDeferred = 1,
        JobsDone = 1,
        Complete = true,
        PostedAt = At,
        Milliseconds = 12,
    };

    public static RequestLogPage Log(long calls, int entries, long dropped = 0) => new()
    {
        Enabled = true,
        Since = At,
        Calls = calls,
        Dropped = dropped,
        Entries = [.. Enumerable.Repeat<IReadOnlyList<string>>(["GET", "/api/v1/timelines/home"], entries)],
        Database = new() { Reads = 0, Writes = 0, Transactions = 0, CacheHits = 0, CacheMisses = 0, ByOperation = new Dictionary<string, OperationUse>() },
    };
}

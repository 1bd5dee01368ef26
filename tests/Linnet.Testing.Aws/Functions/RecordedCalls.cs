using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Linnet.Testing.Aws.Capacity;

namespace Linnet.Testing.Aws.Functions;

/// <summary>
/// Notes what a caller asks of DynamoDB and SQS, in the actions that AWS would look for in its policy. A caller is known by the key that
/// it signs with.
/// </summary>
public static partial class RecordedCalls
{
    private static readonly ConcurrentDictionary<string, Record> Records = new(StringComparer.Ordinal);

    /// <summary>From now on, what is signed with a key is noted.</summary>
    /// <param name="key">The id of the key.</param>
    /// <param name="prefix">What the names of the caller's tables and queues begin with.</param>
    public static void Watch(string key, string prefix) => Records[key] = new($"{prefix}-", []);

    /// <summary>What was asked for, for instance <c>table feeds: Query</c>; each once, in order.</summary>
    public static IReadOnlyList<string> Of(string key) => [.. Records[key].Calls.Keys.Order(StringComparer.Ordinal)];

    internal static void Note(string authorization, GateRequest request)
    {
        if (Find(authorization) is not { } record)
        {
            return;
        }

        if (request.Operation is "TransactWriteItems")
        {
            foreach (var (action, change) in request.Body["TransactItems"]!.AsArray().Select(item => item!.AsObject().Single()))
            {
                record.Note("table", (string)change!["TableName"]!, action is "ConditionCheck" ? "ConditionCheckItem" : $"{action}Item");
            }

            return;
        }

        var index = (string?)request.Body["IndexName"] is { } name ? $"/index/{name}" : "";
        foreach (var table in request.Tables)
        {
            record.Note("table", table + index, request.Operation);
        }
    }

    internal static void Note(string authorization, string action, string queue)
    {
        if (Find(authorization) is { } record)
        {
            record.Note("queue", queue, action.EndsWith("Batch", StringComparison.Ordinal) ? action[..^"Batch".Length] : action);
        }
    }

    private static Record? Find(string authorization) =>
        Records.IsEmpty ? null : Records.GetValueOrDefault(Key().Match(authorization).Groups[1].Value);

    [GeneratedRegex("Credential=([^/]+)/")]
    private static partial Regex Key();

    private sealed record Record(string Prefix, ConcurrentDictionary<string, bool> Calls)
    {
        public void Note(string kind, string name, string action) => Calls.TryAdd($"{kind} {name[Prefix.Length..]}: {action}", true);
    }
}

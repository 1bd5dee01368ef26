using Linnet.Aws.Tables;

namespace Linnet.Aws.Engine;

/// <summary>
/// Numbers of the instance as a whole, each in parts that are added up: one item would be written by every transaction, and they would
/// get in each other's way.
/// </summary>
internal static class Totals
{
    /// <summary>How many accounts there are.</summary>
    public const string Accounts = "accounts";

    /// <summary>How many statuses there are.</summary>
    public const string Statuses = "statuses";

    private const int Parts = 10;

    /// <summary>Adds to a number, as a part of a transaction.</summary>
    public static Update Add(string name, long difference) => new(
        LinnetTables.Counters,
        new() { ["name"] = name, ["part"] = Random.Shared.Next(Parts) },
        "ADD #value :difference")
    {
        Values = new Item { [":difference"] = difference },
    };

    /// <summary>The number, all of its parts together.</summary>
    public static async Task<long> ReadAsync(Dynamo dynamo, string name, CancellationToken ct) =>
        (await dynamo.QueryAsync(new(LinnetTables.Counters, name) { Limit = Parts }, ct)).Sum(part => part.Number("value"));
}

using Linnet.Aws.Engine;
using Linnet.Aws.Seeding;
using Linnet.Aws.Tables;
using Microsoft.Extensions.Logging;

namespace Linnet.Aws.Operations;

/// <summary>
/// Sets the fixed capacity of every table and index to its lowest, and back. What it was is kept in the store from before it is lowered
/// until it is back. Tables that are paid by request are left alone.
/// </summary>
internal sealed partial class CapacityPause(TableCapacity capacity, Dynamo dynamo, ILogger<CapacityPause> logger)
{
    private static readonly Units Lowest = new(1, 1);

    // What is kept stands in the budget's table: that one goes down last and comes up first.
    private static readonly IReadOnlyList<Table> Others = [.. LinnetTables.All.Where(table => table != LinnetTables.Budget)];

    private readonly NormalCapacities _normal = new(dynamo, NormalCapacities.WhilePaused);
    private readonly NormalCapacities _beforeLoad = new(dynamo, NormalCapacities.WhileLoading);

    /// <summary>Lowers them, whatever becomes of single ones.</summary>
    public Task<CapacityReport> LowerAsync(CancellationToken ct) => EachAsync(LowerAsync, [Others, [LinnetTables.Budget]], ct);

    /// <summary>Brings them back, whatever becomes of single ones.</summary>
    public Task<CapacityReport> RestoreAsync(CancellationToken ct) => EachAsync(RestoreAsync, [[LinnetTables.Budget], Others], ct);

    /// <returns>False: there is nothing to lower.</returns>
    private async Task<bool> LowerAsync(Table table, CancellationToken ct)
    {
        var now = await capacity.ReadAsync(table, ct);
        if (now.Count == 0)
        {
            return false;
        }

        // A load that was killed may have left it raised.
        await _normal.KeepAsync(table, await _beforeLoad.FindAsync(table, ct) ?? now, ct);
        await capacity.SetAsync(table, now.ToDictionary(part => part.Key, _ => Lowest), ct);
        return true;
    }

    /// <returns>False: it was not lowered.</returns>
    private async Task<bool> RestoreAsync(Table table, CancellationToken ct)
    {
        if (await _normal.FindAsync(table, ct) is not { } before)
        {
            return false;
        }

        // A deployment in between may have given it more, or have it paid by request.
        var now = await capacity.ReadAsync(table, ct);
        var wanted = before.Where(part => now.ContainsKey(part.Key)).ToDictionary(
            part => part.Key,
            part => new Units(Math.Max(part.Value.Read, now[part.Key].Read), Math.Max(part.Value.Write, now[part.Key].Write)));
        await capacity.SetAsync(table, wanted, ct);
        await _normal.ForgetAsync(table, ct);
        return true;
    }

    private async Task<CapacityReport> EachAsync(
        Func<Table, CancellationToken, Task<bool>> change, IReadOnlyList<IReadOnlyList<Table>> steps, CancellationToken ct)
    {
        var (changed, failed) = (0, new List<string>());
        foreach (var tables in steps)
        {
            var outcomes = await Task.WhenAll(tables.Select(table => TryAsync(change, table, ct)));
            changed += outcomes.Count(outcome => outcome is true);
            failed.AddRange(tables.Where((_, index) => outcomes[index] is null).Select(dynamo.NameOf));
        }

        return new(changed, failed);
    }

    /// <returns>Null: it failed.</returns>
    private async Task<bool?> TryAsync(Func<Table, CancellationToken, Task<bool>> change, Table table, CancellationToken ct)
    {
        try
        {
            return await change(table, ct);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !ct.IsCancellationRequested)
        {
            Log.NotChanged(logger, table.Name, exception);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The capacity of the table {Table} could not be changed")]
        public static partial void NotChanged(ILogger logger, string table, Exception exception);
    }
}

using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Seeding;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Linnet.Aws.Seeding;

/// <summary>
/// Raises the provisioned capacity of tables and their indexes while much is loaded, and lowers it to what it was in every case. What it
/// was is kept in the store from before anything is raised until it is lowered: after a process was killed, the next load lowers it.
/// Tables that are paid by request are left alone.
/// </summary>
internal sealed partial class CapacityRaise(
    TableCapacity capacity, Dynamo dynamo, IOptions<AwsOptions> options, ILogger<CapacityRaise> logger)
{
    private readonly NormalCapacities _normal = new(dynamo, NormalCapacities.WhileLoading);

    /// <summary>The tables that a load writes.</summary>
    public static IReadOnlyList<Table> Loaded { get; } =
    [
        LinnetTables.Accounts, LinnetTables.Aliases, LinnetTables.Names, LinnetTables.Follows, LinnetTables.Following,
        LinnetTables.Statuses, LinnetTables.Stories, LinnetTables.Tags, LinnetTables.TagCounts, LinnetTables.Words, LinnetTables.Feeds,
        LinnetTables.Sessions,
    ];

    /// <summary>Does work with raised capacity.</summary>
    /// <exception cref="InvalidOperationException">The work is done, but the capacity of a table could not be lowered.</exception>
    public async Task<T> WhileRaisedAsync<T>(Func<Task<T>> work, IProgress<SeedProgress> progress, CancellationToken ct)
    {
        var isDone = false;
        try
        {
            progress.Report(new(SeedPhase.Raising, 0, 0));
            await Task.WhenAll(Loaded.Select(table => RaiseAsync(table, ct)));
            var result = await work();
            isDone = true;
            return result;
        }
        finally
        {
            progress.Report(new(SeedPhase.Lowering, 0, 0));
            await LowerAllAsync(mayThrow: isDone);
        }
    }

    private async Task RaiseAsync(Table table, CancellationToken ct)
    {
        var now = await capacity.ReadAsync(table, ct);
        if (now.Count == 0)
        {
            return;
        }

        await _normal.KeepAsync(table, now, ct);
        var wanted = options.Value.SeedUnits;
        await capacity.SetAsync(
            table, now.ToDictionary(part => part.Key, part => new Units(Math.Max(part.Value.Read, wanted), Math.Max(part.Value.Write, wanted))), ct);
    }

    /// <summary>Lowers every table, whatever becomes of the others, and also when the command was told to stop.</summary>
    private async Task LowerAllAsync(bool mayThrow)
    {
        var left = (await Task.WhenAll(Loaded.Select(TryLowerAsync))).OfType<string>().ToList();
        if (left.Count > 0 && mayThrow)
        {
            throw new InvalidOperationException(
                $"Everything is loaded, but the capacity of {string.Join(", ", left)} is still raised, which costs money. AWS lowers a "
                + "table a few times a day only: give the command again later, or lower it in the console.");
        }
    }

    /// <returns>The name of the table when it could not be lowered.</returns>
    private async Task<string?> TryLowerAsync(Table table)
    {
        try
        {
            if (await _normal.FindAsync(table, CancellationToken.None) is { } before)
            {
                var now = await capacity.ReadAsync(table, CancellationToken.None);
                var lower = before.Where(part => now.ContainsKey(part.Key)).ToDictionary(
                    part => part.Key,
                    part => new Units(Math.Min(part.Value.Read, now[part.Key].Read), Math.Min(part.Value.Write, now[part.Key].Write)));
                await capacity.SetAsync(table, lower, CancellationToken.None);
                await _normal.ForgetAsync(table, CancellationToken.None);
            }

            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.NotLowered(logger, table.Name, exception);
            return table.Name;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The capacity of the table {Table} is still raised, which costs money; the next load lowers it")]
        public static partial void NotLowered(ILogger logger, string table, Exception exception);
    }
}

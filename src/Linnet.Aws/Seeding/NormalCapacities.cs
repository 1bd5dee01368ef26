using System.Globalization;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;

namespace Linnet.Aws.Seeding;

/// <summary>What the capacities of tables are otherwise, while they are raised or lowered. Stands beside the budget of the feeds.</summary>
/// <param name="dynamo">The tables.</param>
/// <param name="name">What it is kept as: a load may run while a deployment is paused.</param>
internal sealed class NormalCapacities(Dynamo dynamo, string name)
{
    /// <summary>What it is kept as while a load runs.</summary>
    public const string WhileLoading = "normal capacity";

    /// <summary>What it is kept as while the deployment is paused.</summary>
    public const string WhilePaused = "capacity before the pause";

    private const string Prefix = "units ";

    /// <summary>Keeps a table's capacities, unless some are kept: those were left by a run that was killed, and are the normal ones.</summary>
    public async Task KeepAsync(Table table, IReadOnlyDictionary<string, Units> capacities, CancellationToken ct)
    {
        var item = Key(table);
        foreach (var (part, units) in capacities)
        {
            item[Prefix + part] = string.Create(CultureInfo.InvariantCulture, $"{units.Read} {units.Write}");
        }

        await dynamo.ChangeAsync(Put.New(LinnetTables.Budget, item), ct);
    }

    /// <summary>The capacities that are kept of a table; null: none.</summary>
    public async Task<IReadOnlyDictionary<string, Units>?> FindAsync(Table table, CancellationToken ct)
    {
        var item = await dynamo.GetAsync(LinnetTables.Budget, Key(table), ct);
        return item?.Keys.Where(attribute => attribute.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(attribute => attribute[Prefix.Length..], attribute => Read(item.Text(attribute)));
    }

    /// <summary>Keeps nothing any more.</summary>
    public async Task ForgetAsync(Table table, CancellationToken ct) =>
        await dynamo.ChangeAsync(new Delete(LinnetTables.Budget, Key(table)), ct);

    private Item Key(Table table) => new() { ["name"] = $"{name} of {table.Name}" };

    private static Units Read(string text)
    {
        var numbers = text.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return new(numbers[0], numbers[1]);
    }
}

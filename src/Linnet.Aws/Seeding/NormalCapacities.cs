using System.Globalization;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;

namespace Linnet.Aws.Seeding;

/// <summary>What the capacities of tables are otherwise, while they are raised. Stands beside the budget of the feeds.</summary>
internal sealed class NormalCapacities(Dynamo dynamo)
{
    private const string Prefix = "units ";

    /// <summary>Keeps a table's capacities, unless some are kept: those were left by a load that was killed, and the table is raised.</summary>
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
        return item?.Keys.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[Prefix.Length..], name => Read(item.Text(name)));
    }

    /// <summary>Keeps nothing any more.</summary>
    public async Task ForgetAsync(Table table, CancellationToken ct) =>
        await dynamo.ChangeAsync(new Delete(LinnetTables.Budget, Key(table)), ct);

    private static Item Key(Table table) => new() { ["name"] = $"normal capacity of {table.Name}" };

    private static Units Read(string text)
    {
        var numbers = text.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return new(numbers[0], numbers[1]);
    }
}

using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Seeding;

namespace Linnet.Aws.Seeding;

/// <summary>One count that items of a table keep.</summary>
/// <param name="Name">Which one, for people.</param>
/// <param name="Attribute">Where it is kept.</param>
/// <param name="Members">The table of what is counted.</param>
/// <param name="OwnersOf">In whose count an item of that table is.</param>
internal sealed record KeptCount<TKey>(string Name, string Attribute, Table Members, Func<Item, IEnumerable<TKey>> OwnersOf);

/// <summary>A table whose items keep counts.</summary>
/// <param name="Table">The table.</param>
/// <param name="OwnerOf">Who an item stands for; nobody when it keeps no counts.</param>
/// <param name="KeyOf">The key of the item that stands for somebody.</param>
/// <param name="Counts">The counts.</param>
internal sealed record CountedTable<TKey>(
    Table Table, Func<Item, IEnumerable<TKey>> OwnerOf, Func<TKey, Item> KeyOf, IReadOnlyList<KeptCount<TKey>> Counts);

/// <summary>
/// Counts by reading whole tables. Of more owners than fit into memory, a part is compared at a time, and what is counted is read again
/// for each part.
/// </summary>
internal sealed class CountTables(Dynamo dynamo, ManyChanges changes)
{
    private const int OwnersAtOnce = 500_000;

    /// <summary>Compares every count of a table, and corrects what differs when asked.</summary>
    /// <param name="table">The table.</param>
    /// <param name="repair">Correct it.</param>
    /// <param name="note">Told of what differs.</param>
    /// <param name="ct">Cuts it short.</param>
    /// <returns>How many of the table's items keep counts.</returns>
    public async Task<long> CompareAsync<TKey>(CountedTable<TKey> table, bool repair, Action<CountMismatch> note, CancellationToken ct)
        where TKey : notnull
    {
        var owners = 0L;
        var part = new Dictionary<TKey, Counts>();
        await foreach (var item in dynamo.ScanAsync(table.Table, ct))
        {
            foreach (var owner in table.OwnerOf(item))
            {
                part.Add(owner, new([.. table.Counts.Select(count => item.NumberOrNull(count.Attribute) ?? 0)]));
                owners++;
            }

            if (part.Count == OwnersAtOnce)
            {
                await ComparePartAsync(table, part, repair, note, ct);
                part.Clear();
            }
        }

        await ComparePartAsync(table, part, repair, note, ct);
        return owners;
    }

    private async Task ComparePartAsync<TKey>(
        CountedTable<TKey> table, Dictionary<TKey, Counts> part, bool repair, Action<CountMismatch> note, CancellationToken ct)
        where TKey : notnull
    {
        foreach (var (place, count) in table.Counts.Index())
        {
            await CountAsync(count, part, place, ct);
        }

        var wrong = part.Where(owner => owner.Value.Differ).ToList();
        foreach (var (owner, counts) in wrong)
        {
            foreach (var (place, count) in table.Counts.Index().Where(count => counts.DifferAt(count.Index)))
            {
                note(new($"{count.Name} {owner}", counts.Stored[place], counts.Counted[place]));
            }
        }

        if (repair)
        {
            await changes.MakeAsync(wrong.Select(owner => Correct(table, owner.Key, owner.Value)), ct);
        }
    }

    private async Task CountAsync<TKey>(KeptCount<TKey> count, Dictionary<TKey, Counts> part, int place, CancellationToken ct)
        where TKey : notnull
    {
        await foreach (var member in dynamo.ScanAsync(count.Members, ct))
        {
            foreach (var owner in count.OwnersOf(member))
            {
                if (part.TryGetValue(owner, out var counts))
                {
                    counts.Counted[place]++;
                }
            }
        }
    }

    /// <summary>Corrects what differs, unless somebody changed it since it was read.</summary>
    private static Update Correct<TKey>(CountedTable<TKey> table, TKey owner, Counts counts)
    {
        var (sets, conditions, values) = (new List<string>(), new List<string>(), new Item());
        foreach (var (place, count) in table.Counts.Index().Where(count => counts.DifferAt(count.Index)))
        {
            var name = count.Attribute;
            sets.Add($"#{name} = :{name}");
            conditions.Add($"#{name} = :{name}Before");
            values[$":{name}"] = counts.Counted[place];
            values[$":{name}Before"] = counts.Stored[place];
        }

        return new(table.Table, table.KeyOf(owner), $"SET {string.Join(", ", sets)}")
        {
            If = string.Join(" AND ", conditions),
            Values = values,
        };
    }

    /// <param name="Stored">What is kept.</param>
    private sealed record Counts(long[] Stored)
    {
        /// <summary>What there is.</summary>
        public long[] Counted { get; } = new long[Stored.Length];

        public bool Differ => !Stored.AsSpan().SequenceEqual(Counted);

        public bool DifferAt(int place) => Stored[place] != Counted[place];
    }
}

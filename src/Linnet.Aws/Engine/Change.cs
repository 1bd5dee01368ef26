using Linnet.Aws.Tables;

namespace Linnet.Aws.Engine;

/// <summary>What happens to one item, alone or with others in a transaction. Attributes in expressions are written <c>#name</c>.</summary>
/// <param name="Table">The table.</param>
internal abstract record Change(Table Table)
{
    /// <summary>What has to hold for the item as it is; null: nothing.</summary>
    public string? If { get; init; }

    /// <summary>The values in expressions, as <c>:name</c>.</summary>
    public Item Values { get; init; } = [];
}

/// <summary>An item takes the place of the one with its key.</summary>
internal sealed record Put(Table Table, Item Item) : Change(Table)
{
    /// <summary>Puts an item where there is none.</summary>
    public static Put New(Table table, Item item) =>
        new(table, item) { If = $"attribute_not_exists(#{table.Key.Partition.Name})" };
}

/// <summary>Attributes of an item change; an item that is not there comes to be, unless <see cref="Change.If"/> forbids it.</summary>
internal sealed record Update(Table Table, Item Key, string Expression) : Change(Table);

/// <summary>An item goes.</summary>
internal sealed record Delete(Table Table, Item Key) : Change(Table);

/// <summary>Nothing happens to an item, but the transaction does only when <see cref="Change.If"/> holds for it.</summary>
internal sealed record Check(Table Table, Item Key) : Change(Table);

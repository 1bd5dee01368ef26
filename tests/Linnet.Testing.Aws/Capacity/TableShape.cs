using System.Text.Json.Nodes;

namespace Linnet.Testing.Aws.Capacity;

/// <summary>What a second gives; null: as much as anybody wants.</summary>
internal readonly record struct Provision(double? Read, double? Write);

/// <summary>An index as it counts for costs.</summary>
/// <param name="Name">The index.</param>
/// <param name="IsGlobal">True: has capacity of its own.</param>
/// <param name="Keys">Attributes without which an item is not in it.</param>
/// <param name="Projected">Attributes that it holds; null: all.</param>
internal sealed record IndexShape(string Name, bool IsGlobal, IReadOnlyList<string> Keys, IReadOnlySet<string>? Projected)
{
    /// <summary>What the index holds of an item; null: the item is not in it.</summary>
    public JsonObject? EntryOf(JsonObject? item)
    {
        if (item is null || Keys.Any(key => !item.ContainsKey(key)))
        {
            return null;
        }

        return Projected is null ? item : TableShape.Part(item, Projected);
    }

    /// <summary>True when both entries stand at the same place.</summary>
    public bool IsSamePlace(JsonObject one, JsonObject other) => Keys.All(key => JsonNode.DeepEquals(one[key], other[key]));
}

/// <summary>A table as it counts for costs: keys, indexes and capacities, from DynamoDB's description of it.</summary>
internal sealed class TableShape
{
    public TableShape(JsonObject description)
    {
        Name = (string)description["TableName"]!;
        Keys = KeysOf(description);
        Indexes =
        [
            .. IndexesOf(description, "LocalSecondaryIndexes", isGlobal: false),
            .. IndexesOf(description, "GlobalSecondaryIndexes", isGlobal: true),
        ];
        var isUnlimited = (string?)description["BillingModeSummary"]?["BillingMode"] == "PAY_PER_REQUEST";
        Provisions = description["GlobalSecondaryIndexes"]?.AsArray()
            .ToDictionary(index => $"{Name}/{index!["IndexName"]}", index => ProvisionOf(index!, isUnlimited)) ?? [];
        Provisions[Name] = ProvisionOf(description, isUnlimited);
    }

    public string Name { get; }

    /// <summary>The attributes of the key.</summary>
    public IReadOnlyList<string> Keys { get; }

    public IReadOnlyList<IndexShape> Indexes { get; }

    /// <summary>The capacities of the table and its global indexes.</summary>
    public Dictionary<string, Provision> Provisions { get; }

    /// <summary>What is charged for a query or scan of an index, or of the table itself.</summary>
    public string ResourceOf(string? index) =>
        Indexes.Any(candidate => candidate.Name == index && candidate.IsGlobal) ? $"{Name}/{index}" : Name;

    /// <summary>The key of an item.</summary>
    public JsonObject KeyOf(JsonObject item) => Part(item, Keys);

    /// <summary>Some attributes of an item.</summary>
    public static JsonObject Part(JsonObject item, IEnumerable<string> names) =>
        new(names.Where(item.ContainsKey).Select(name => KeyValuePair.Create(name, item[name]?.DeepClone())));

    private IEnumerable<IndexShape> IndexesOf(JsonObject description, string list, bool isGlobal) =>
        from index in description[list]?.AsArray() ?? []
        let keys = KeysOf(index.AsObject())
        let further = index["Projection"]!["NonKeyAttributes"]?.AsArray().Select(name => (string)name!) ?? []
        select new IndexShape(
            (string)index["IndexName"]!,
            isGlobal,
            keys,
            (string?)index["Projection"]!["ProjectionType"] == "ALL" ? null : keys.Concat(Keys).Concat(further).ToHashSet());

    private static List<string> KeysOf(JsonObject description) =>
        [.. description["KeySchema"]!.AsArray().Select(part => (string)part!["AttributeName"]!)];

    private static Provision ProvisionOf(JsonNode description, bool isUnlimited) => isUnlimited
        ? default
        : new(
            (double?)description["ProvisionedThroughput"]?["ReadCapacityUnits"],
            (double?)description["ProvisionedThroughput"]?["WriteCapacityUnits"]);
}

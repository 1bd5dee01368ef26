using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Linnet.Aws.Tables;

/// <summary>Turns definitions of tables into requests of the SDK.</summary>
internal static class TableRequests
{
    /// <summary>Makes a table that is paid for by the request.</summary>
    public static CreateTableRequest Create(Table table, string prefix) => new()
    {
        TableName = $"{prefix}-{table.Name}",
        BillingMode = BillingMode.PAY_PER_REQUEST,
        KeySchema = Schema(table.Key),
        AttributeDefinitions =
        [
            .. table.Indexes.Select(index => index.Key).Append(table.Key)
                .SelectMany(Parts)
                .Distinct()
                .Select(part => new AttributeDefinition(part.Name, part.IsNumber ? ScalarAttributeType.N : ScalarAttributeType.S)),
        ],
        LocalSecondaryIndexes = NullIfEmpty(table.Indexes.Where(index => index.IsLocal).Select(index => new LocalSecondaryIndex
        {
            IndexName = index.Name,
            KeySchema = Schema(index.Key),
            Projection = KeysOnly(),
        })),
        GlobalSecondaryIndexes = NullIfEmpty(table.Indexes.Where(index => !index.IsLocal).Select(index => new GlobalSecondaryIndex
        {
            IndexName = index.Name,
            KeySchema = Schema(index.Key),
            Projection = KeysOnly(),
        })),
    };

    private static Projection KeysOnly() => new() { ProjectionType = ProjectionType.KEYS_ONLY };

    private static IEnumerable<KeyPart> Parts(KeySchema key) => key.Sort is { } sort ? [key.Partition, sort] : [key.Partition];

    private static List<KeySchemaElement> Schema(KeySchema key) =>
        [.. Parts(key).Select((part, place) => new KeySchemaElement(part.Name, place == 0 ? KeyType.HASH : KeyType.RANGE))];

    // DynamoDB takes no empty list of indexes.
    private static List<T>? NullIfEmpty<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;
}

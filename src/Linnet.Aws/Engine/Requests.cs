using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Linnet.Aws.Engine;

/// <summary>Turns queries and changes into requests of the SDK.</summary>
internal static partial class Requests
{
    // Of items behind a filter, more than are asked for have to be read; few enough to pay for little that nobody sees.
    private const int ItemsPerFilteredPage = 100;

    // No text has it. So a beginning is a range: emulators take some characters of begins_with for wildcards.
    private const string LastCharacter = "\U0010FFFF";

    public static QueryRequest Of(Query query, string table)
    {
        var key = query.Index?.Key ?? query.Table.Key;
        var values = new Item(query.Values) { [":partition"] = query.Partition, [":from"] = query.From, [":to"] = query.To };
        var sort = (query.From.Attribute, query.To.Attribute, query.Prefix) switch
        {
            (null, null, null) => "",
            (null, null, _) => " AND #sort BETWEEN :prefix AND :prefixEnd",
            (_, null, _) => " AND #sort >= :from",
            (null, _, _) => " AND #sort <= :to",
            _ => " AND #sort BETWEEN :from AND :to",
        };
        (values[":prefix"], values[":prefixEnd"]) = (query.Prefix, query.Prefix is null ? null : query.Prefix + LastCharacter);
        var names = NamesIn(query.Filter);
        names["#partition"] = key.Partition.Name;
        if (sort.Length > 0)
        {
            names["#sort"] = key.Sort!.Name;
        }

        return new()
        {
            TableName = table,
            IndexName = query.Index?.Name,
            KeyConditionExpression = $"#partition = :partition{sort}",
            FilterExpression = query.Filter,
            ExpressionAttributeNames = names,
            ExpressionAttributeValues = values,
            ScanIndexForward = !query.Descending,
            ConsistentRead = query.IsConsistent && query.Index is null or { IsLocal: true },
            Limit = query.Filter is null ? query.Limit : Math.Max(ItemsPerFilteredPage, query.Limit),
        };
    }

    public static PutItemRequest Of(Put put, string table) => new()
    {
        TableName = table,
        Item = put.Item,
        ConditionExpression = put.If,
        ExpressionAttributeNames = NamesOf(put.If),
        ExpressionAttributeValues = ValuesOf(put),
    };

    public static UpdateItemRequest Of(Update update, string table) => new()
    {
        TableName = table,
        Key = update.Key,
        UpdateExpression = update.Expression,
        ConditionExpression = update.If,
        ExpressionAttributeNames = NamesOf(update.Expression, update.If),
        ExpressionAttributeValues = ValuesOf(update),
        ReturnValues = ReturnValue.ALL_NEW,
    };

    public static DeleteItemRequest Of(Delete delete, string table) => new()
    {
        TableName = table,
        Key = delete.Key,
        ConditionExpression = delete.If,
        ExpressionAttributeNames = NamesOf(delete.If),
        ExpressionAttributeValues = ValuesOf(delete),
        ReturnValues = ReturnValue.ALL_OLD,
    };

    public static TransactWriteItem PartOf(Change change, string table) => change switch
    {
        Put put => new()
        {
            Put = new()
            {
                TableName = table,
                Item = put.Item,
                ConditionExpression = put.If,
                ExpressionAttributeNames = NamesOf(put.If),
                ExpressionAttributeValues = ValuesOf(put),
            },
        },
        Update update => new()
        {
            Update = new()
            {
                TableName = table,
                Key = update.Key,
                UpdateExpression = update.Expression,
                ConditionExpression = update.If,
                ExpressionAttributeNames = NamesOf(update.Expression, update.If),
                ExpressionAttributeValues = ValuesOf(update),
            },
        },
        Delete delete => new()
        {
            Delete = new()
            {
                TableName = table,
                Key = delete.Key,
                ConditionExpression = delete.If,
                ExpressionAttributeNames = NamesOf(delete.If),
                ExpressionAttributeValues = ValuesOf(delete),
            },
        },
        Check check => new()
        {
            ConditionCheck = new()
            {
                TableName = table,
                Key = check.Key,
                ConditionExpression = check.If,
                ExpressionAttributeNames = NamesOf(check.If),
                ExpressionAttributeValues = ValuesOf(check),
            },
        },
        _ => throw new ArgumentException($"There is no change of the kind {change.GetType().Name}.", nameof(change)),
    };

    /// <summary>The names that expressions use as <c>#name</c>; DynamoDB refuses some 570 words as bare names.</summary>
    private static Dictionary<string, string> NamesIn(params string?[] expressions) => expressions
        .OfType<string>()
        .SelectMany(expression => NameMark().Matches(expression))
        .Select(match => match.Value)
        .Distinct()
        .ToDictionary(mark => mark, mark => mark[1..]);

    // DynamoDB takes no empty lists of names and values.
    private static Dictionary<string, string>? NamesOf(params string?[] expressions) =>
        NamesIn(expressions) is { Count: > 0 } names ? names : null;

    private static Item? ValuesOf(Change change) => change.Values.Count > 0 ? change.Values : null;

    [GeneratedRegex("#[A-Za-z]+")]
    private static partial Regex NameMark();
}

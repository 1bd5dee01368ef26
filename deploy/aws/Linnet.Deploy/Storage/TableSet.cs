using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;
using Linnet.Aws.Tables;
using Linnet.Deploy.Settings;
using Index = Linnet.Aws.Tables.Index;
using Table = Linnet.Aws.Tables.Table;

namespace Linnet.Deploy.Storage;

/// <summary>The tables, made from the definitions that the server itself goes by.</summary>
internal sealed class TableSet
{
    private readonly Dictionary<Table, CfnTable> _tables = [];
    private readonly DeploySettings _settings;

    public TableSet(Construct scope, DeploySettings settings)
    {
        _settings = settings;
        CfnTable? lastWithIndexes = null;
        foreach (var table in LinnetTables.All)
        {
            var made = _tables[table] = Make(scope, table);
            if (table.Indexes.Count > 0)
            {
                // DynamoDB makes one table with indexes at a time, and refuses others meanwhile.
                if (lastWithIndexes is not null)
                {
                    made.AddDependency(lastWithIndexes);
                }

                lastWithIndexes = made;
            }
        }
    }

    /// <summary>What a table is called in policies.</summary>
    public string ArnOf(Table table) => _tables[table].AttrArn;

    /// <summary>The name of a table with the prefix.</summary>
    public string NameOf(Table table) => $"{_settings.Prefix}-{table.Name}";

    private CfnTable Make(Construct scope, Table table)
    {
        var made = new CfnTable(scope, $"Table-{table.Name}", new CfnTableProps
        {
            TableName = NameOf(table),
            BillingMode = HasFixedCapacity(table) ? "PROVISIONED" : "PAY_PER_REQUEST",
            ProvisionedThroughput = HasFixedCapacity(table) ? CapacityOf(table) : null,
            KeySchema = Schema(table.Key),
            AttributeDefinitions = AttributesOf(table),
            LocalSecondaryIndexes = NullIfEmpty(table.Indexes.Where(index => index.IsLocal).Select(LocalIndex)),
            GlobalSecondaryIndexes = NullIfEmpty(table.Indexes.Where(index => !index.IsLocal)
                .Select(index => GlobalIndex(index, HasFixedCapacity(table)))),
            TimeToLiveSpecification = table.ExpiresAt is { } attribute
                ? new CfnTable.TimeToLiveSpecificationProperty { AttributeName = attribute, Enabled = true }
                : null,
            PointInTimeRecoverySpecification = new CfnTable.PointInTimeRecoverySpecificationProperty
            {
                PointInTimeRecoveryEnabled = _settings.Recovery,
            },
            DeletionProtectionEnabled = _settings.KeepData,
        });
        made.ApplyRemovalPolicy(_settings.KeepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
        return made;
    }

    // The table and with it every index; others are paid by the request.
    private bool HasFixedCapacity(Table table) => !_settings.IsProduction || table == LinnetTables.Feeds;

    private CfnTable.ProvisionedThroughputProperty CapacityOf(Table table) => table == LinnetTables.Feeds
        ? new() { ReadCapacityUnits = _settings.FeedReadUnits, WriteCapacityUnits = _settings.FeedWriteUnits }
        : new() { ReadCapacityUnits = IsReadByEveryPage(table) ? 5 : 1, WriteCapacityUnits = 1 };

    // A page of twenty statuses reads them and their authors, one by one.
    private static bool IsReadByEveryPage(Table table) => table == LinnetTables.Accounts || table == LinnetTables.Statuses;

    private static object[] AttributesOf(Table table) =>
    [
        .. table.Indexes.Select(index => index.Key).Append(table.Key)
            .SelectMany(Parts)
            .Distinct()
            .Select(part => new CfnTable.AttributeDefinitionProperty
            {
                AttributeName = part.Name,
                AttributeType = part.IsNumber ? "N" : "S",
            }),
    ];

    private static CfnTable.LocalSecondaryIndexProperty LocalIndex(Index index) => new CfnTable.LocalSecondaryIndexProperty
    {
        IndexName = index.Name,
        KeySchema = Schema(index.Key),
        Projection = KeysOnly(),
    };

    private static CfnTable.GlobalSecondaryIndexProperty GlobalIndex(Index index, bool hasFixedCapacity) => new CfnTable.GlobalSecondaryIndexProperty
    {
        IndexName = index.Name,
        KeySchema = Schema(index.Key),
        Projection = KeysOnly(),
        ProvisionedThroughput = hasFixedCapacity
            ? new CfnTable.ProvisionedThroughputProperty { ReadCapacityUnits = 1, WriteCapacityUnits = 1 }
            : null,
    };

    private static CfnTable.ProjectionProperty KeysOnly() => new() { ProjectionType = "KEYS_ONLY" };

    private static IEnumerable<KeyPart> Parts(KeySchema key) => key.Sort is { } sort ? [key.Partition, sort] : [key.Partition];

    private static object[] Schema(KeySchema key) =>
    [
        .. Parts(key).Select((part, place) => new CfnTable.KeySchemaProperty
        {
            AttributeName = part.Name,
            KeyType = place == 0 ? "HASH" : "RANGE",
        }),
    ];

    // CloudFormation takes no empty list of indexes.
    private static object[]? NullIfEmpty(IEnumerable<object> indexes) => indexes.ToArray() is { Length: > 0 } list ? list : null;
}

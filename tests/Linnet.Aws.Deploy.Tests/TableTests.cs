using System.Text.Json;
using Linnet.Aws.Tables;

namespace Linnet.Aws.Deploy.Tests;

public sealed class TableTests
{
    [Fact]
    public async Task There_is_every_table_of_the_server_and_no_other()
    {
        var template = await Synthesis.ProductionAsync();

        template.Of("AWS::DynamoDB::Table").Select(table => table["TableName"].GetString())
            .ShouldBe(LinnetTables.All.Select(table => $"linnet-{table.Name}"), ignoreOrder: true);
    }

    [Fact]
    public async Task Keys_indexes_and_expiry_are_those_that_the_server_goes_by()
    {
        var template = await Synthesis.ProductionAsync();

        foreach (var table in LinnetTables.All)
        {
            var made = template.Table(table.Name);
            SchemaOf(made["KeySchema"]).ShouldBe(Schema(table.Key), table.Name);
            IndexesOf(made, "LocalSecondaryIndexes").ShouldBe(Indexes(table, isLocal: true), table.Name);
            IndexesOf(made, "GlobalSecondaryIndexes").ShouldBe(Indexes(table, isLocal: false), table.Name);
            AttributesOf(made).ShouldBe(Attributes(table), ignoreOrder: true, table.Name);
            var expiry = made["TimeToLiveSpecification"];
            (expiry.ValueKind is JsonValueKind.Undefined ? null : expiry.GetProperty("AttributeName").GetString())
                .ShouldBe(table.ExpiresAt, table.Name);
        }
    }

    [Fact]
    public async Task In_production_the_feeds_take_exactly_100_units_and_have_no_index()
    {
        var template = await Synthesis.ProductionAsync();

        var feeds = template.Table("feeds");
        feeds["BillingMode"].GetString().ShouldBe("PROVISIONED");
        feeds["ProvisionedThroughput"].GetProperty("WriteCapacityUnits").GetInt32().ShouldBe(100);
        IndexesOf(feeds, "LocalSecondaryIndexes").ShouldBeEmpty();
        IndexesOf(feeds, "GlobalSecondaryIndexes").ShouldBeEmpty();
        template.Of("AWS::ApplicationAutoScaling::ScalableTarget").ShouldBeEmpty();
    }

    [Fact]
    public async Task In_production_every_other_table_is_paid_by_the_request_and_kept()
    {
        var template = await Synthesis.ProductionAsync();

        foreach (var table in template.Of("AWS::DynamoDB::Table"))
        {
            table.Beside("DeletionPolicy").GetString().ShouldBe("Retain", table.Id);
            table["DeletionProtectionEnabled"].GetBoolean().ShouldBeTrue(table.Id);
            table["PointInTimeRecoverySpecification"].GetProperty("PointInTimeRecoveryEnabled").GetBoolean().ShouldBeTrue(table.Id);
            if (table["TableName"].GetString() != "linnet-feeds")
            {
                table["BillingMode"].GetString().ShouldBe("PAY_PER_REQUEST", table.Id);
                table["ProvisionedThroughput"].ValueKind.ShouldBe(JsonValueKind.Undefined, table.Id);
            }
        }
    }

    [Fact]
    public async Task A_cheap_deployment_has_little_capacity_everywhere_and_goes_whole()
    {
        var template = await Synthesis.CheapAsync();

        foreach (var table in template.Of("AWS::DynamoDB::Table"))
        {
            table["BillingMode"].GetString().ShouldBe("PROVISIONED", table.Id);
            foreach (var capacity in CapacitiesOf(table))
            {
                capacity.GetProperty("ReadCapacityUnits").GetInt32().ShouldBeInRange(1, 5, table.Id);
                capacity.GetProperty("WriteCapacityUnits").GetInt32().ShouldBeInRange(1, 5, table.Id);
            }

            table.Beside("DeletionPolicy").GetString().ShouldBe("Delete", table.Id);
            table["DeletionProtectionEnabled"].GetBoolean().ShouldBeFalse(table.Id);
        }
    }

    [Fact]
    public async Task Tables_with_indexes_are_made_one_after_the_other()
    {
        var template = await Synthesis.CheapAsync();

        var indexed = LinnetTables.All.Where(table => table.Indexes.Count > 0).Select(table => template.Table(table.Name)).ToList();
        foreach (var (table, before) in indexed.Skip(1).Zip(indexed))
        {
            table.Beside("DependsOn").EnumerateArray().Select(id => id.GetString()).ShouldContain(before.Id);
        }
    }

    private static IEnumerable<JsonElement> CapacitiesOf(Resource table) =>
        table["GlobalSecondaryIndexes"] is { ValueKind: JsonValueKind.Array } indexes
        ? indexes.EnumerateArray().Select(index => index.GetProperty("ProvisionedThroughput")).Append(table["ProvisionedThroughput"])
        : [table["ProvisionedThroughput"]];

    private static string SchemaOf(JsonElement schema) => string.Join(
        ", ", schema.EnumerateArray().Select(part => $"{part.GetProperty("AttributeName").GetString()} {part.GetProperty("KeyType").GetString()}"));

    private static string Schema(KeySchema key) =>
        key.Sort is { } sort ? $"{key.Partition.Name} HASH, {sort.Name} RANGE" : $"{key.Partition.Name} HASH";

    private static IEnumerable<string> IndexesOf(Resource table, string kind) => table[kind] is { ValueKind: JsonValueKind.Array } indexes
        ? indexes.EnumerateArray().Select(index =>
            $"{index.GetProperty("IndexName").GetString()}: {SchemaOf(index.GetProperty("KeySchema"))} "
            + index.GetProperty("Projection").GetProperty("ProjectionType").GetString())
        : [];

    private static IEnumerable<string> Indexes(Table table, bool isLocal) =>
        table.Indexes.Where(index => index.IsLocal == isLocal).Select(index => $"{index.Name}: {Schema(index.Key)} KEYS_ONLY");

    private static IEnumerable<string> AttributesOf(Resource table) => table["AttributeDefinitions"].EnumerateArray()
        .Select(attribute => $"{attribute.GetProperty("AttributeName").GetString()} {attribute.GetProperty("AttributeType").GetString()}");

    private static IEnumerable<string> Attributes(Table table) => table.Indexes.Select(index => index.Key).Append(table.Key)
        .SelectMany(key => new[] { key.Partition, key.Sort })
        .OfType<KeyPart>()
        .Select(part => $"{part.Name} {(part.IsNumber ? "N" : "S")}")
        .Distinct();
}

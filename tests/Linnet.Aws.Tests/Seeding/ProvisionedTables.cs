using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Testing.Aws;
using Xunit;

namespace Linnet.Aws.Tests.Seeding;

/// <summary>Gives tables a capacity, and reads it.</summary>
internal static class ProvisionedTables
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Gives a table and each of its indexes a capacity instead of being paid by request.</summary>
    public static async Task ProvideAsync(this AwsUnderTest store, Table table, int units)
    {
        var throughput = new ProvisionedThroughput(units, units);
        var indexes = table.Indexes.Where(index => !index.IsLocal).Select(index => new GlobalSecondaryIndexUpdate
        {
            Update = new() { IndexName = index.Name, ProvisionedThroughput = throughput },
        });
        var request = new UpdateTableRequest
        {
            TableName = store.NameOf(table),
            BillingMode = BillingMode.PROVISIONED,
            ProvisionedThroughput = throughput,
            GlobalSecondaryIndexUpdates = indexes.ToList() is { Count: > 0 } updates ? updates : null,
        };
        await store.Get<IAmazonDynamoDB>().UpdateTableAsync(request, Token);
    }

    /// <summary>The write units of a table and its indexes.</summary>
    public static async Task<IReadOnlyList<long>> UnitsAsync(this AwsUnderTest store, Table table)
    {
        var description = (await store.Get<IAmazonDynamoDB>().DescribeTableAsync(store.NameOf(table), Token)).Table;
        return
        [
            description.ProvisionedThroughput.WriteCapacityUnits ?? 0,
            .. (description.GlobalSecondaryIndexes ?? []).Select(index => index.ProvisionedThroughput.WriteCapacityUnits ?? 0),
        ];
    }

    /// <summary>The table's name in full.</summary>
    public static string NameOf(this AwsUnderTest store, Table table) => store.Get<Dynamo>().NameOf(table);
}

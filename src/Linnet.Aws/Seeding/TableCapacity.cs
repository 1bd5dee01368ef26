using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;

namespace Linnet.Aws.Seeding;

/// <summary>Capacity of a table or of one of its indexes.</summary>
/// <param name="Read">Read units a second.</param>
/// <param name="Write">Write units a second.</param>
internal readonly record struct Units(long Read, long Write);

/// <summary>Reads and sets the provisioned capacity of a table and of its indexes, each by its name; the table's own has none.</summary>
internal sealed class TableCapacity(IAmazonDynamoDB client, Dynamo dynamo, Patience patience)
{
    private const string Itself = "";
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ChangesWithin = TimeSpan.FromMinutes(15);

    /// <summary>The capacities as they are; none when the table is paid by request.</summary>
    public async Task<IReadOnlyDictionary<string, Units>> ReadAsync(Table table, CancellationToken ct) =>
        PartsOf(await DescribeAsync(table, ct));

    /// <summary>Sets capacities, those that differ, in one request, and waits until they are in force.</summary>
    public async Task SetAsync(Table table, IReadOnlyDictionary<string, Units> capacities, CancellationToken ct)
    {
        var now = PartsOf(await WaitAsync(table, ct));
        var changed = capacities.Where(part => now[part.Key] != part.Value).ToDictionary();
        if (changed.Count == 0)
        {
            return;
        }

        var request = new UpdateTableRequest { TableName = dynamo.NameOf(table) };
        if (changed.Remove(Itself, out var own))
        {
            request.ProvisionedThroughput = Throughput(own);
        }

        if (changed.Count > 0)
        {
            request.GlobalSecondaryIndexUpdates =
            [
                .. changed.Select(index => new GlobalSecondaryIndexUpdate
                {
                    Update = new() { IndexName = index.Key, ProvisionedThroughput = Throughput(index.Value) },
                }),
            ];
        }

        await client.UpdateTableAsync(request, ct);
        await WaitAsync(table, ct);
    }

    private static ProvisionedThroughput Throughput(Units units) => new(units.Read, units.Write);

    private static Dictionary<string, Units> PartsOf(TableDescription table)
    {
        if (table.BillingModeSummary?.BillingMode == BillingMode.PAY_PER_REQUEST)
        {
            return [];
        }

        var parts = (table.GlobalSecondaryIndexes ?? []).ToDictionary(index => index.IndexName, index => UnitsOf(index.ProvisionedThroughput));
        parts.Add(Itself, UnitsOf(table.ProvisionedThroughput));
        return parts;
    }

    private static Units UnitsOf(ProvisionedThroughputDescription description) =>
        new(description.ReadCapacityUnits ?? 0, description.WriteCapacityUnits ?? 0);

    /// <summary>Waits until no change of the table is under way.</summary>
    private async Task<TableDescription> WaitAsync(Table table, CancellationToken ct)
    {
        var since = patience.Time.GetTimestamp();
        while (true)
        {
            var description = await DescribeAsync(table, ct);
            if (description.TableStatus == TableStatus.ACTIVE
                && (description.GlobalSecondaryIndexes ?? []).TrueForAll(index => index.IndexStatus == IndexStatus.ACTIVE))
            {
                return description;
            }

            if (patience.Time.GetElapsedTime(since) > ChangesWithin)
            {
                throw new TimeoutException($"A change of the table {description.TableName} is not done after {ChangesWithin.TotalMinutes} minutes.");
            }

            await Task.Delay(LookAgainAfter, patience.Time, ct);
        }
    }

    private async Task<TableDescription> DescribeAsync(Table table, CancellationToken ct) =>
        (await client.DescribeTableAsync(dynamo.NameOf(table), ct)).Table;
}

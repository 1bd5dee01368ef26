using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Linnet.Aws.Tables;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Capacity;

namespace Linnet.Benchmarks.Aws;

/// <summary>Linnet's tables on emulated AWS, behind the gate that counts units and enforces capacities.</summary>
internal sealed class EmulatedTables : IDisposable
{
    private readonly string _prefix;
    private readonly AmazonDynamoDBClient _client;

    private EmulatedTables(string prefix, CapacityGate gate)
    {
        (_prefix, Meter) = (prefix, gate.Count(prefix));
        _client = new(new BasicAWSCredentials("emulator", "emulator"), new AmazonDynamoDBConfig { ServiceURL = gate.Address.ToString() });
    }

    /// <summary>Counts what they are charged.</summary>
    public Meter Meter { get; }

    /// <summary>Starts the emulators. Every <c>linnet</c> that is started from here on works on them.</summary>
    /// <param name="prefix">What the names of tables and queues begin with.</param>
    /// <param name="settings">Other settings for each of them.</param>
    public static async Task<EmulatedTables> StartAsync(string prefix, params (string Name, string Value)[] settings)
    {
        var emulated = (await EmulatedAws.MakeAsync(prefix)).Select(entry => (Name: entry.Key, entry.Value));
        foreach (var (name, value) in emulated.Concat([("Storage:Kind", "Aws"), .. settings]))
        {
            Environment.SetEnvironmentVariable($"LINNET_{name.Replace(":", "__", StringComparison.Ordinal)}", value);
        }

        return new(prefix, await DynamoDbLocal.GateAsync());
    }

    /// <summary>Gives a table and each of its indexes a capacity; null: it is paid by request.</summary>
    public async Task ProvideAsync(Table table, int? units, CancellationToken ct)
    {
        var throughput = units is null ? null : new ProvisionedThroughput(units.Value, units.Value);
        var indexes = table.Indexes.Where(index => !index.IsLocal && units is not null).Select(index => new GlobalSecondaryIndexUpdate
        {
            Update = new() { IndexName = index.Name, ProvisionedThroughput = throughput },
        });
        var request = new UpdateTableRequest
        {
            TableName = NameOf(table),
            BillingMode = units is null ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED,
            ProvisionedThroughput = throughput,
            GlobalSecondaryIndexUpdates = indexes.ToList() is { Count: > 0 } updates ? updates : null,
        };
        await _client.UpdateTableAsync(request, ct);
    }

    /// <summary>The write units that a table has.</summary>
    public async Task<long> UnitsAsync(Table table, CancellationToken ct) =>
        (await _client.DescribeTableAsync(NameOf(table), ct)).Table.ProvisionedThroughput.WriteCapacityUnits ?? 0;

    /// <summary>How many items of a table have a number as one of their attributes.</summary>
    public async Task<int> CountAsync(Table table, string attribute, string number, CancellationToken ct)
    {
        var (count, request) = (0, new ScanRequest
        {
            TableName = NameOf(table),
            ConsistentRead = true,
            FilterExpression = $"{attribute} = :number",
            ExpressionAttributeValues = new() { [":number"] = new() { N = number } },
        });
        do
        {
            var page = await _client.ScanAsync(request, ct);
            count += page.Count ?? 0;
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return count;
    }

    public void Dispose() => _client.Dispose();

    private string NameOf(Table table) => $"{_prefix}-{table.Name}";
}

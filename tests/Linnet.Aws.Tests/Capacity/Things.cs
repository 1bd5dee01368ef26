using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Capacity;

namespace Linnet.Aws.Tests.Capacity;

/// <summary>
/// A table behind the gate, with a global index <c>by-color</c> and a local index <c>by-shape</c>, and items of known sizes in it.
/// </summary>
internal sealed class Things : IAsyncDisposable
{
    private static readonly string[] KeyAttributes = ["box", "id", "color", "shape"];

    private CapacityGate? _gate;
    private AmazonDynamoDBClient? _client;

    /// <summary>Tries once.</summary>
    public AmazonDynamoDBClient Client => _client!;

    public CapacityGate Gate => _gate!;

    public string Prefix { get; } = $"things-{Guid.NewGuid():N}"[..24];

    public Meter Meter => Gate.Count(Prefix);

    public string Table => $"{Prefix}-things";

    /// <param name="projection">What the indexes hold beside the keys.</param>
    public async Task OpenAsync(ProjectionType? projection = null)
    {
        _gate = await DynamoDbLocal.GateAsync();
        _client = new(
            new BasicAWSCredentials("emulator", "emulator"),
            new AmazonDynamoDBConfig { ServiceURL = Gate.Address.ToString(), MaxErrorRetry = 0 });
        var shown = new Projection { ProjectionType = projection ?? ProjectionType.KEYS_ONLY };
        if (shown.ProjectionType == ProjectionType.INCLUDE)
        {
            shown.NonKeyAttributes = ["text"];
        }

        await Client.CreateTableAsync(new CreateTableRequest
        {
            TableName = Table,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new("box", KeyType.HASH), new("id", KeyType.RANGE)],
            AttributeDefinitions = [.. KeyAttributes.Select(name => new AttributeDefinition(name, ScalarAttributeType.S))],
            GlobalSecondaryIndexes = [new() { IndexName = "by-color", KeySchema = [new("color", KeyType.HASH)], Projection = shown }],
            LocalSecondaryIndexes =
            [
                new() { IndexName = "by-shape", KeySchema = [new("box", KeyType.HASH), new("shape", KeyType.RANGE)], Projection = shown },
            ],
        });
    }

    /// <summary>Gives the table and its index as many units a second for reading and for writing.</summary>
    public Task ProvideAsync(int units, int? indexUnits = null) => Client.UpdateTableAsync(new UpdateTableRequest
    {
        TableName = Table,
        BillingMode = BillingMode.PROVISIONED,
        ProvisionedThroughput = new(units, units),
        GlobalSecondaryIndexUpdates =
        [
            new() { Update = new() { IndexName = "by-color", ProvisionedThroughput = new(indexUnits ?? units, indexUnits ?? units) } },
        ],
    });

    public static Dictionary<string, AttributeValue> Key(string id) => new() { ["box"] = new("b"), ["id"] = new(id) };

    /// <summary>An item of so many bytes, in no index.</summary>
    public static Dictionary<string, AttributeValue> Item(string id, int bytes) =>
        new(Key(id)) { ["text"] = new(new string('x', bytes - "boxb".Length - "id".Length - id.Length - "text".Length)) };

    public Task PutAsync(string id, int bytes, params (string Name, string Value)[] more)
    {
        var item = Item(id, bytes - more.Sum(attribute => attribute.Name.Length + attribute.Value.Length));
        foreach (var (name, value) in more)
        {
            item[name] = new(value);
        }

        return Client.PutItemAsync(Table, item);
    }

    /// <summary>What calls are charged.</summary>
    public async Task<(double Read, double Written)> CostAsync(Func<Task> calls, string resource = "things")
    {
        Meter.Start(hasBurst: true);
        await calls();
        var (read, written, _) = Meter.Sum(resource);
        return (read, written);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await Gate.RemoveTablesAsync(Prefix);
    }
}

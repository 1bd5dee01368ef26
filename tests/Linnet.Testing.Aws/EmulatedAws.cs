using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace Linnet.Testing.Aws;

/// <summary>Everything that Linnet needs of AWS, emulated.</summary>
public static class EmulatedAws
{
    private const string Region = "eu-central-1";

    /// <summary>Makes tables and queues of their own.</summary>
    /// <param name="prefix">What their names begin with.</param>
    /// <returns>The settings that lead to them.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> MakeAsync(string prefix)
    {
        DynamoDbLocal.SetCredentials();
        var dynamoDb = await DynamoDbLocal.AddressAsync();
        using var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("emulator", "emulator"), new AmazonDynamoDBConfig { ServiceURL = dynamoDb.ToString() });
        await DynamoDbLocal.CreateTablesAsync(client, prefix);
        return new Dictionary<string, string>
        {
            ["Aws:Region"] = Region,
            ["Aws:Prefix"] = prefix,
            ["Aws:DynamoDbAddress"] = dynamoDb.ToString(),
        };
    }
}

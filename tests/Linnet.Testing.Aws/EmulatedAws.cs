using Amazon.Runtime;
using Amazon.S3;
using Linnet.Aws;
using Linnet.Aws.Engine;
using Linnet.Aws.Queues;
using Linnet.Testing.Aws.Operations;
using Linnet.Testing.Aws.Queues;
using Microsoft.Extensions.Options;

namespace Linnet.Testing.Aws;

/// <summary>Everything that Linnet needs of AWS, emulated.</summary>
public static class EmulatedAws
{
    private const string Region = "eu-central-1";

    private static readonly BasicAWSCredentials Credentials = new("emulator", "emulator");

    /// <summary>Makes queues and a bucket of their own; tables come to be when they are first touched.</summary>
    /// <param name="prefix">What their names begin with.</param>
    /// <returns>The settings that lead to them.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> MakeAsync(string prefix)
    {
        DynamoDbLocal.SetCredentials();
        QueueFront.FaultsOf(prefix);
        var (gate, sqs, s3) = (await DynamoDbLocal.GateAsync(), await QueueFront.AddressAsync(), await Fauxqs.AddressAsync());
        var triggers = await PlayedTriggers.AddressAsync();
        gate.OfferTables(prefix);
        var options = new AwsOptions { Prefix = prefix };
        await Task.WhenAll(MakeQueuesAsync(sqs, options), MakeBucketAsync(s3, options));
        return new Dictionary<string, string>
        {
            ["Aws:Region"] = Region,
            ["Aws:Prefix"] = prefix,
            ["Aws:DynamoDbAddress"] = gate.Address.ToString(),
            ["Aws:SqsAddress"] = sqs.ToString(),
            ["Aws:S3Address"] = s3.ToString(),
            ["Aws:LambdaAddress"] = triggers.ToString(),
            ["Aws:EventsAddress"] = triggers.ToString(),

            // As many as may be: whoever wants to see the pace says so.
            ["Aws:FeedWriteUnits"] = "40000",
        };
    }

    private static async Task MakeQueuesAsync(Uri address, AwsOptions options)
    {
        var patience = new Patience(TimeProvider.System);
        using var client = new SqsClient(new HttpClient(), new(address, Region), () => Credentials, patience);
        var sqs = new Sqs(client, Options.Create(options), patience);
        await Task.WhenAll(LinnetQueues.All.Select(queue => sqs.CreateAsync(queue, CancellationToken.None)));
    }

    private static async Task MakeBucketAsync(Uri address, AwsOptions options)
    {
        using var client = new AmazonS3Client(Credentials, new AmazonS3Config { ServiceURL = address.ToString(), ForcePathStyle = true });
        await client.PutBucketAsync(options.BucketName);
    }
}

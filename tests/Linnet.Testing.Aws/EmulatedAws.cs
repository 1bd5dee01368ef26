using Amazon.Runtime;
using Amazon.S3;
using Linnet.Aws;
using Linnet.Aws.Engine;
using Linnet.Aws.Queues;
using Linnet.Testing.Aws.Capacity;
using Linnet.Testing.Aws.Operations;
using Linnet.Testing.Aws.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Linnet.Testing.Aws;

/// <summary>Everything that Linnet needs of AWS, emulated.</summary>
public static class EmulatedAws
{
    private const string Region = "eu-central-1";

    private const double CallsThatFail = 0.03;
    private const double MessagesThatComeTwice = 0.2;

    // What a process had in hand that was killed comes again after half a minute.
    private static readonly TimeSpan SettledWithin = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan MessagesAreLateBy = TimeSpan.FromSeconds(1);
    private static readonly Fault[] Faults = [Fault.AnswerLost, Fault.AnswerLost, Fault.Throttled, Fault.ServerError];
    private static readonly BasicAWSCredentials Credentials = new("emulator", "emulator");

    /// <summary>Makes a bucket; tables and queues come to be when they are first touched.</summary>
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
        QueueFront.Offer(prefix, queue => MakeQueueAsync(sqs, options, queue));
        await MakeBucketAsync(s3, options);
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

    /// <summary>Lets the store wait by the real clock, whatever clock its host goes by: that of a test may stand.</summary>
    public static void UseRealClock(IServiceCollection services) => services.AddSingleton(new Patience(TimeProvider.System));

    /// <summary>Waits until what follows a change by itself is done: words and tags are in the index, likes are counted.</summary>
    /// <param name="prefix">What the names begin with.</param>
    public static async Task SettledAsync(string prefix)
    {
        using var client = SqsClient(await QueueFront.AddressAsync());
        var sqs = SqsOf(client, new() { Prefix = prefix });
        foreach (var queue in new[] { LinnetQueues.Index, LinnetQueues.Likes })
        {
            await Eventually.HoldsAsync(async () => await sqs.CountAsync(queue, CancellationToken.None) == 0, SettledWithin, $"the queue {queue} is empty");
        }
    }

    /// <summary>
    /// Lets calls fail at random from now on, many of them after they happened, and messages come late, twice and out of order; or no more.
    /// </summary>
    /// <param name="prefix">What the names begin with.</param>
    /// <param name="isDisturbed">True: from now on; false: no more.</param>
    public static async Task DisturbAsync(string prefix, bool isDisturbed)
    {
        var share = isDisturbed ? CallsThatFail : 0;
        (await DynamoDbLocal.GateAsync()).Fail(
            prefix, _ => Random.Shared.NextDouble() < share ? Faults[Random.Shared.Next(Faults.Length)] : null);
        var queues = QueueFront.FaultsOf(prefix);
        queues.Repeated = isDisturbed ? MessagesThatComeTwice : 0;
        queues.Late = isDisturbed ? MessagesAreLateBy : TimeSpan.Zero;
        queues.Shares = new[] { CallFault.AnswerLost, CallFault.ServerError, CallFault.Throttled, CallFault.PartlyFailed }
            .ToDictionary(fault => fault, _ => share / 4);
    }

    /// <summary>How many messages were set aside.</summary>
    /// <param name="prefix">What the names of the queues begin with.</param>
    public static async Task<int> DeadLettersAsync(string prefix)
    {
        using var client = SqsClient(await QueueFront.AddressAsync());
        var sqs = SqsOf(client, new() { Prefix = prefix });
        return (await Task.WhenAll(LinnetQueues.All.Select(queue => sqs.CountAsync(queue.DeadLetters, CancellationToken.None)))).Sum();
    }

    /// <summary>How often items were changed.</summary>
    /// <param name="prefix">What the names of the tables begin with.</param>
    public static async Task<long> WritesAsync(string prefix) => (await DynamoDbLocal.GateAsync()).WritesOf(prefix);

    private static async Task MakeQueueAsync(Uri address, AwsOptions options, Queue queue)
    {
        using var client = SqsClient(address);
        await SqsOf(client, options).CreateAsync(queue, CancellationToken.None);
    }

    private static SqsClient SqsClient(Uri address) =>
        new(new HttpClient(), new(address, Region), () => Credentials, new Patience(TimeProvider.System));

    private static Sqs SqsOf(SqsClient client, AwsOptions options) => new(client, Options.Create(options), new Patience(TimeProvider.System));

    private static async Task MakeBucketAsync(Uri address, AwsOptions options)
    {
        using var client = new AmazonS3Client(Credentials, new AmazonS3Config { ServiceURL = address.ToString(), ForcePathStyle = true });
        await client.PutBucketAsync(options.BucketName);
    }
}

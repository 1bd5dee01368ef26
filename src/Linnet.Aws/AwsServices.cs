using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.S3;
using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Feeds;
using Linnet.Aws.Follows;
using Linnet.Aws.Functions;
using Linnet.Aws.Keys;
using Linnet.Aws.Likes;
using Linnet.Aws.Markers;
using Linnet.Aws.Media;
using Linnet.Aws.Operations;
using Linnet.Aws.Queues;
using Linnet.Aws.Search;
using Linnet.Aws.Statuses;
using Linnet.Core.Diagnostics;
using Linnet.Core.Feeds;
using Linnet.Core.Follows;
using Linnet.Core.Ids;
using Linnet.Core.Jobs;
using Linnet.Core.Likes;
using Linnet.Core.Markers;
using Linnet.Core.Media;
using Linnet.Core.Search;
using Linnet.Core.Statuses;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Linnet.Aws;

/// <summary>Registers the store on AWS.</summary>
public static class AwsServices
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    // With the pauses in between, what does not answer is given up before API Gateway gives up on us.
    private const int RetriesMax = 3;

    // So that changes of its names are followed.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>Adds every port on DynamoDB, SQS and S3.</summary>
    public static IServiceCollection AddLinnetAws(this IServiceCollection services)
    {
        services.TryAddSingleton<Patience>();
        return services
            .AddSingleton<StoreCounters>()
            .AddSingleton(DynamoDbClient)
            .AddSingleton<Dynamo>()
            .AddSingleton(Ids)
            .AddSingleton<WriteBudget>()
            .AddSingleton<FeedWriter>()
            .AddSingleton<IFeedStore, DynamoFeedStore>()
            .AddSingleton<IMarkerStore, DynamoMarkerStore>()
            .AddAccounts()
            .AddStatuses()
            .AddSingleton(static provider => new SharedValues(provider.GetRequiredService<Dynamo>()))
            .AddQueues()
            .AddOperations()
            .AddSingleton<QueueFunction>()
            .AddSingleton(S3Client)
            .AddSingleton<IMediaStore, S3MediaStore>();
    }

    /// <summary>
    /// Adds what a process does beside its requests when it goes on running: indexing, counting likes, sending what others left unsent.
    /// </summary>
    public static IServiceCollection AddLinnetAwsHousekeeping(this IServiceCollection services) => services
        .AddHostedService<IndexService>()
        .AddHostedService<LikeCountingService>()
        .AddHostedService<HandOverSweeper>();

    private static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddSingleton(SqsClient)
        .AddSingleton<Sqs>()
        .AddSingleton<ReceiptBook>()
        .AddSingleton<IReceiptStore>(provider => provider.GetRequiredService<ReceiptBook>())
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<MessagesInHand>(provider, provider.GetRequiredService<Patience>().Time))
        .AddSingleton<DeadJobs>()
        .AddSingleton<SqsJobQueue>()
        .AddSingleton<IJobQueue>(provider => provider.GetRequiredService<SqsJobQueue>());

    private static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton(Triggers)
        .AddSingleton<CapacityPause>()
        .AddSingleton(static provider => new Pausing(provider.GetRequiredService<Triggers>(), provider.GetRequiredService<CapacityPause>()));

    private static IServiceCollection AddStatuses(this IServiceCollection services) => services
        .AddSingleton<AuthorOrder>()
        .AddSingleton<IFollowStore, DynamoFollowStore>()
        .AddSingleton<StatusRemains>()
        .AddSingleton<TagIndex>()
        .AddSingleton<StatusIndexer>()
        .AddSingleton<IndexQueue>()
        .AddSingleton<HandOver>()
        .AddSingleton<IStatusStore, DynamoStatusStore>()
        .AddSingleton<ISearchStore, DynamoSearchStore>()
        .AddSingleton<DynamoLikeStore>()
        .AddSingleton<ILikeStore>(provider => provider.GetRequiredService<DynamoLikeStore>())
        .AddSingleton<ILikeJournal, LikeQueue>()
        .AddSingleton<LikeCounter>();

    private static IAmazonDynamoDB DynamoDbClient(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<AwsOptions>>().Value;
        var config = new AmazonDynamoDBConfig { Timeout = AnswerWithin, RetryMode = RequestRetryMode.Standard, MaxErrorRetry = RetriesMax };
        SetAddress(config, options.DynamoDbAddress, options.Region);
        return new DynamoClient(config);
    }

    private static SqsClient SqsClient(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<AwsOptions>>().Value;
        var region = RegionOf(options);
        var address = options.SqsAddress.Length > 0 ? options.SqsAddress : $"https://sqs.{region.SystemName}.{region.PartitionDnsSuffix}";
        return new(
            new(new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLifetime }) { Timeout = Timeout.InfiniteTimeSpan },
            new(new Uri(address), region.SystemName),
            () => DefaultAWSCredentialsIdentityResolver.GetCredentials(),
            services.GetRequiredService<Patience>());
    }

    private static Triggers Triggers(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<AwsOptions>>();
        var region = RegionOf(options.Value);
        var calls = new SignedCalls(
            new HttpClient { Timeout = AnswerWithin },
            region.SystemName,
            () => DefaultAWSCredentialsIdentityResolver.GetCredentials(),
            services.GetRequiredService<Patience>());
        return new(calls, options, region.SystemName);
    }

    private static IAmazonS3 S3Client(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<AwsOptions>>().Value;
        var config = new AmazonS3Config { Timeout = AnswerWithin, RetryMode = RequestRetryMode.Standard, MaxErrorRetry = RetriesMax };
        SetAddress(config, options.S3Address, options.Region);

        // Addresses of emulators cannot begin with the bucket.
        config.ForcePathStyle = options.S3Address.Length > 0;
        return new AmazonS3Client(config);
    }

    private static RegionEndpoint RegionOf(AwsOptions options) =>
        options.Region.Length > 0 ? RegionEndpoint.GetBySystemName(options.Region) : FallbackRegionFactory.GetRegionEndpoint();

    private static void SetAddress(ClientConfig config, string address, string region)
    {
        if (region.Length > 0)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        if (address.Length > 0)
        {
            config.ServiceURL = address;
            config.AuthenticationRegion = region.Length > 0 ? region : null;
        }
    }

    // Processes take a number by chance: every record is added on the condition that its id is free, so a clash costs a second try.
    private static IdGenerator Ids(IServiceProvider services) =>
        new(services.GetRequiredService<TimeProvider>(), Random.Shared.Next(IdGenerator.NodeMax + 1));
}

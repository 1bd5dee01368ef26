using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Linnet.Aws.Engine;
using Linnet.Aws.Markers;
using Linnet.Core.Diagnostics;
using Linnet.Core.Ids;
using Linnet.Core.Markers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Linnet.Aws;

/// <summary>Registers the store on AWS.</summary>
public static class AwsServices
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    /// <summary>Adds every port on DynamoDB, SQS and S3.</summary>
    public static IServiceCollection AddLinnetAws(this IServiceCollection services)
    {
        services.TryAddSingleton<Patience>();
        return services
            .AddSingleton<StoreCounters>()
            .AddSingleton(DynamoDbClient)
            .AddSingleton<Dynamo>()
            .AddSingleton(Ids)
            .AddSingleton<IMarkerStore, DynamoMarkerStore>();
    }

    private static IAmazonDynamoDB DynamoDbClient(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<AwsOptions>>().Value;
        var config = new AmazonDynamoDBConfig { Timeout = AnswerWithin, RetryMode = RequestRetryMode.Standard };
        SetAddress(config, options.DynamoDbAddress, options.Region);
        return new AmazonDynamoDBClient(config);
    }

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

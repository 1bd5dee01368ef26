using Amazon.DynamoDBv2;
using Linnet.Aws;
using Linnet.Aws.Engine;
using Linnet.Testing.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Linnet.Testing.Aws;

/// <summary>The store on emulated AWS, with tables of its own.</summary>
public sealed class AwsUnderTest : StoreUnderTest
{
    private readonly string _prefix = $"test-{Guid.NewGuid():N}"[..24];
    private ServiceProvider? _services;
    private bool _hasTables;

    protected override IServiceProvider Services => _services ?? throw new InvalidOperationException("The store is not open.");

    /// <summary>A service of the store.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    private IAmazonDynamoDB Client => Services.GetRequiredService<IAmazonDynamoDB>();

    public override async Task OpenAsync()
    {
        DynamoDbLocal.SetCredentials();
        var dynamoDb = await DynamoDbLocal.AddressAsync();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new Patience(TimeProvider.System))
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .Configure<AwsOptions>(options =>
                (options.Region, options.Prefix, options.DynamoDbAddress) = ("eu-central-1", _prefix, dynamoDb.ToString()))
            .AddLinnetAws()
            .BuildServiceProvider();
        if (!_hasTables)
        {
            await DynamoDbLocal.CreateTablesAsync(Client, _prefix);
            _hasTables = true;
        }

        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }
    }

    public override async Task ReopenAsync()
    {
        await StopAsync();
        await OpenAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await DynamoDbLocal.DeleteTablesAsync(Client, _prefix);
            await StopAsync();
        }
    }

    private async Task StopAsync()
    {
        foreach (var service in Services.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services!.DisposeAsync();
    }
}

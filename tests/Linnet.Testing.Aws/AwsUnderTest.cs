using Amazon.DynamoDBv2;
using Linnet.Aws;
using Linnet.Aws.Engine;
using Linnet.Aws.Likes;
using Linnet.Aws.Search;
using Linnet.Testing.Aws.Queues;
using Linnet.Testing.Contracts;
using Microsoft.Extensions.Configuration;
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
    private IConfiguration? _settings;

    protected override IServiceProvider Services => _services ?? throw new InvalidOperationException("The store is not open.");

    /// <summary>What goes wrong with the store's queues.</summary>
    public QueueFaults QueueFaults => QueueFront.FaultsOf(_prefix);

    private IAmazonDynamoDB Client => Services.GetRequiredService<IAmazonDynamoDB>();

    /// <summary>A service of the store.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public override async Task OpenAsync()
    {
        QueueFaults.Clock = Clock;
        _settings ??= new ConfigurationBuilder().AddInMemoryCollection((await EmulatedAws.MakeAsync(_prefix))!).Build();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new Patience(TimeProvider.System))
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .Configure<AwsOptions>(_settings.GetSection("Aws"))
            .AddLinnetAws()
            .BuildServiceProvider();
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

    public override async Task IndexAsync()
    {
        while (await Get<IndexQueue>().IndexSomeAsync(TimeSpan.Zero, CancellationToken.None))
        {
        }
    }

    public override async Task CountLikesAsync()
    {
        while (await Get<LikeCounter>().GatherAsync(TimeSpan.Zero, CancellationToken.None))
        {
        }

        await Get<LikeCounter>().CountAsync(all: true);
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

using Linnet.Aws;
using Linnet.Aws.Engine;
using Linnet.Aws.Likes;
using Linnet.Aws.Search;
using Linnet.Testing.Aws.Capacity;
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
    private IReadOnlyDictionary<string, string>? _settings;
    private CapacityGate? _gate;

    protected override IServiceProvider Services => _services ?? throw new InvalidOperationException("The store is not open.");

    /// <summary>What goes wrong with the store's queues.</summary>
    public QueueFaults QueueFaults => QueueFront.FaultsOf(_prefix);

    /// <summary>A service of the store.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>What the names of its tables begin with.</summary>
    public string Prefix => _prefix;

    /// <summary>The settings that lead to it.</summary>
    public IReadOnlyDictionary<string, string> Settings => _settings ?? throw new InvalidOperationException("The store is not open.");

    /// <summary>Every call of DynamoDB goes through it.</summary>
    public CapacityGate Gate => _gate ?? throw new InvalidOperationException("The store is not open.");

    public override async Task OpenAsync()
    {
        QueueFaults.Clock = Clock;
        _gate ??= await DynamoDbLocal.GateAsync();
        _settings ??= await EmulatedAws.MakeAsync(_prefix);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(_settings!).Build();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new Patience(TimeProvider.System))
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .Configure<AwsOptions>(configuration.GetSection("Aws"))
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
            await StopAsync();
            await Gate.RemoveTablesAsync(_prefix);
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

using Linnet.Sqlite.Feeds;
using Linnet.Sqlite.Search;
using Linnet.Testing;
using Linnet.Testing.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Linnet.Sqlite.Tests;

/// <summary>The embedded store on a folder of its own, with windows so small that every feed soon outgrows them.</summary>
public sealed class SqliteUnderTest : StoreUnderTest
{
    private const int WindowEntries = 5;

    private readonly TestFolder _folder = new();
    private ServiceProvider? _services;

    public override IReadOnlyList<Disturbance> Disturbances =>
    [
        new("save windows", IsLive: true, () => Windows.SaveAsync(CancellationToken.None)),
        new("evict windows", IsLive: true, () => Windows.EvictAllAsync(CancellationToken.None)),
        new("lose windows", IsLive: false, LoseWindowsAsync),
        new("restart", IsLive: false, ReopenAsync),
    ];

    /// <summary>What the ports share.</summary>
    public SqliteStore Database => Services.GetRequiredService<SqliteStore>();

    protected override IServiceProvider Services => _services ?? throw new InvalidOperationException("The store is not open.");

    private FeedWindows Windows => Services.GetRequiredService<FeedWindows>();

    public override async Task OpenAsync()
    {
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .Configure<SqliteOptions>(options => (options.Folder, options.FeedWindowEntries, options.BackgroundPatience) =
                (_folder.Path, WindowEntries, TimeSpan.Zero))
            .AddLinnetSqlite()
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

    public override Task IndexAsync() => Services.GetRequiredService<StatusIndexer>().IndexAsync(CancellationToken.None);

    public override async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    /// <summary>Changes the database behind the store's back.</summary>
    internal Task ExecuteAsync(string sql) => Services.GetRequiredService<SqliteStore>()
        .Writer.RunAsync(scope => scope.Db.Execute(sql), CancellationToken.None);

    /// <summary>Ends without saving windows, as a process does that is killed.</summary>
    private async Task LoseWindowsAsync()
    {
        await Services.GetRequiredService<SqliteStore>().StopAsync(CancellationToken.None);
        await ReopenAsync();
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

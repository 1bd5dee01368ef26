using Linnet.Core;
using Linnet.Core.Seeding.Demo;

namespace Linnet.Server.Hosting;

/// <summary>Fills an empty store with the demo, before the first request comes.</summary>
internal sealed class DemoService(DemoSeeder seeder) : IHostedService
{
    /// <summary>What came of it, once the server has started.</summary>
    public Result<DemoSignIn> Outcome { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken) => Outcome = await seeder.RunAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Linnet.Core.Jobs;

namespace Linnet.Server.Hosting;

/// <summary>Keeps the fan-out's workers running while the server does.</summary>
internal sealed class FanOutService(FanOutPump pump) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => pump.RunAsync(stoppingToken);
}

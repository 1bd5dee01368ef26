using Linnet.Core.Likes;

namespace Linnet.Server.Hosting;

/// <summary>Sends likes while the server runs; at its end, when no requests come any more, all that are left.</summary>
internal sealed class LikeService(LikeBatcher batcher) : BackgroundService
{
    /// <summary>What the last process left is sent before the first request comes.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await batcher.TakeOverAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => batcher.RunAsync(stoppingToken);
}

namespace Linnet.Server.Hosting;

/// <summary>A host that leaves signals to the command line, which knows what a second one means.</summary>
internal sealed class SignalsAreHandledElsewhere : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

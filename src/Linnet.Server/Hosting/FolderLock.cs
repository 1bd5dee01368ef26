using Linnet.Sqlite;

namespace Linnet.Server.Hosting;

/// <summary>Holds the data folder of a process whose store is elsewhere: its request log and its control socket are there.</summary>
internal sealed class FolderLock(DataFolder folder) : IHostedService
{
    private IDisposable? _lock;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _lock = folder.Lock();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _lock?.Dispose();
        return Task.CompletedTask;
    }
}

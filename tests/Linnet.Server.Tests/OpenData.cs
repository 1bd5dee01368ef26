using Linnet.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Linnet.Server.Tests;

/// <summary>A data folder opened as a command opens it.</summary>
internal sealed class OpenData : IAsyncDisposable
{
    private readonly IHost _host;

    private OpenData(IHost host) => _host = host;

    public static async Task<OpenData> AtAsync(string folder)
    {
        var host = DataHost.CreateBuilder(folder).Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new(host);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}

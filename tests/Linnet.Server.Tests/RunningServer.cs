using System.Text.RegularExpressions;
using Linnet.Server.Commands;
using Linnet.Testing;

namespace Linnet.Server.Tests;

/// <summary><c>linnet serve</c> in this process, on a port of its own.</summary>
internal sealed partial class RunningServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly Task<int> _serving;

    private RunningServer(string folder, string[] args) => _serving = CommandLine.RunAsync(
        ["serve", "--data", folder, "--port", "0", .. args],
        TextWriter.Synchronized(_output),
        TextWriter.Synchronized(_error),
        _stop.Token);

    public HttpClient Http { get; } = new();

    public static async Task<RunningServer> StartAsync(string folder, params string[] args)
    {
        var server = new RunningServer(folder, args);
        await Eventually.HoldsAsync(() => server._serving.IsCompleted || Address().IsMatch(server._output.ToString()));
        server._serving.IsCompleted.ShouldBeFalse(server._error.ToString());
        server.Http.BaseAddress = new(Address().Match(server._output.ToString()).Value);
        return server;
    }

    /// <summary>Asks it to stop and waits until it has.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await _serving;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Http.Dispose();
        _stop.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}

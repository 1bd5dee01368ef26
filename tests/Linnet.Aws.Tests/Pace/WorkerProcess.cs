using System.Diagnostics;
using Linnet.Core.Jobs;
using Linnet.Core.Streaming;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Linnet.Aws.Tests.Pace;

/// <summary>A process that works on the queues of the fan-out as the server does. It ends with its standard input.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    /// <summary>The argument that makes the tests' program a worker.</summary>
    public const string Command = "worker";

    private const string Ready = "ready";

    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    /// <summary>What a worker is made of, with one worker for each queue.</summary>
    public static ServiceProvider Services(IReadOnlyDictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .Configure<AwsOptions>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Aws"))
        .AddLinnetAws()
        .AddSingleton<StatusNews>()
        .AddSingleton<PostStatusRunner>()
        .AddSingleton<UpdateFeedRunner>()
        .AddSingleton<FanOutPump>()
        .BuildServiceProvider();

    /// <summary>Starts a worker and waits until it is about to ask for jobs.</summary>
    public static async Task<WorkerProcess> StartAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Command, .. settings.Select(entry => $"{entry.Key}={entry.Value}")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The worker did not start.");
        var line = await process.StandardOutput.ReadLineAsync(ct);
        return line == Ready ? new(process) : throw new InvalidOperationException($"The worker says: {line}");
    }

    /// <summary>What the process does.</summary>
    public static async Task RunAsync(string[] settings)
    {
        await using var services = Services(
            settings.Select(setting => setting.Split('=', 2)).ToDictionary(part => part[0], part => (string?)part[1]));
        using var stopped = new CancellationTokenSource();
        var running = services.GetRequiredService<FanOutPump>().RunAsync(stopped.Token);
        await Console.Out.WriteLineAsync(Ready);
        await Console.In.ReadToEndAsync(CancellationToken.None);
        await stopped.CancelAsync();
        await running;
    }

    /// <summary>Ends it on the spot, whatever it is at.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Lets it end in good order.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}

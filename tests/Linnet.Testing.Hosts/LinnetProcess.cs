using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Linnet.Testing.Hosts;

/// <summary>What a command came to.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Everything on standard output.</param>
/// <param name="Errors">Everything on standard error.</param>
public sealed record CommandOutcome(int ExitCode, string Output, string Errors);

/// <summary>
/// The built program, serving as a process of its own. Rate limits are off unless the environment given says otherwise.
/// Ends with the test, and ends nothing else.
/// </summary>
public sealed partial class LinnetProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LinnetProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Note(_output, e.Data);
        process.ErrorDataReceived += (_, e) => Note(_errors, e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The built program.</summary>
    public static string Program { get; } = Repository.File(
        $"artifacts/bin/Linnet.Server/{new DirectoryInfo(AppContext.BaseDirectory).Name}/linnet");

    /// <summary>The number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Where it listens.</summary>
    public Uri Address => Http.BaseAddress!;

    /// <summary>Sends requests to it.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <summary>What it wrote to standard output so far.</summary>
    public string Output => Read(_output);

    /// <summary>What it wrote to standard error so far.</summary>
    public string Errors => Read(_errors);

    /// <summary>True once the process is gone.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts <c>linnet serve</c> and waits until it is ready.</summary>
    /// <param name="folder">The data folder; one that served before is taken up again.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="environment">Variables such as <c>LINNET_FanOut__Workers</c>.</param>
    /// <param name="arguments">Further arguments.</param>
    public static async Task<LinnetProcess> StartAsync(
        string folder, int port = 0, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments)
    {
        var server = new LinnetProcess(await BeginAsync(environment, ["serve", "--port", $"{port}", "--data", folder, .. arguments]));
        try
        {
            await server.BecomeReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs the program to its end.</summary>
    public static Task<CommandOutcome> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    /// <summary>Runs the program to its end, with something on its standard input, or with variables.</summary>
    public static async Task<CommandOutcome> RunAsync(
        string? input, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = await BeginAsync(environment, arguments);
        using var bound = Bound(EndWithin);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), bound.Token);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(bound.Token);
            var errors = process.StandardError.ReadToEndAsync(bound.Token);
            await process.WaitForExitAsync(bound.Token);
            return new CommandOutcome(process.ExitCode, await output, await errors);
        }
        finally
        {
            Kill(process);
        }
    }

    /// <summary>Ends it on the spot, as a power failure would.</summary>
    public async Task KillAsync()
    {
        Kill(_process);
        await ExitAsync();
    }

    /// <summary>Asks it to stop, as service managers do; does not wait.</summary>
    public void AskToStop()
    {
        if (Signal(_process.Id, Terminate) != 0)
        {
            throw new InvalidOperationException($"The signal did not reach process {Id}.");
        }
    }

    /// <summary>Asks it to stop and waits for that.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        AskToStop();
        return await ExitAsync();
    }

    /// <summary>Waits until it has ended.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync()
    {
        using var bound = Bound(EndWithin);
        await _process.WaitForExitAsync(bound.Token);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        Http.Dispose();
    }

    private static async Task<Process> BeginAsync(IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var folder = arguments.SkipWhile(argument => argument != "--data").ElementAtOrDefault(1);
        IEnumerable<KeyValuePair<string, string>> storage = folder is null ? [] : await TestStorage.EnvironmentAsync(folder);

        // The credentials for emulators are variables of this process, set by now.
        var start = new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LINNET_RateLimits__Enabled"] = "false";

        // It does not live long enough for what this gathers to pay.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in storage.Concat(environment ?? new Dictionary<string, string>()))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{Program} did not start.");
    }

    private static bool IsSetting(string name) => name.StartsWith("LINNET_", StringComparison.OrdinalIgnoreCase);

    private static CancellationTokenSource Bound(TimeSpan time)
    {
        var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(time);
        return bound;
    }

    private static void Kill(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex PrintedAddress();

    private async Task BecomeReadyAsync()
    {
        // Before it listens it may end, with the reason on standard error.
        _ = _process.WaitForExitAsync(TestContext.Current.CancellationToken)
            .ContinueWith(_ => _address.TrySetResult(null), TaskScheduler.Default);
        Http.BaseAddress = await _address.Task.WaitAsync(ReadyWithin, TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException($"linnet serve ended at once: {Errors}");
        await Eventually.HoldsAsync(IsReadyAsync, ReadyWithin);
    }

    private async Task<bool> IsReadyAsync()
    {
        using var answer = await Http.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode;
    }

    private void Note(StringBuilder lines, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (lines)
        {
            lines.AppendLine(line);
        }

        if (lines == _output && PrintedAddress().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Value));
        }
    }

    private static string Read(StringBuilder lines)
    {
        lock (lines)
        {
            return lines.ToString();
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Linnet.Testing.Aws;

/// <summary>A program that plays a service of AWS on a loopback port. It ends with the test process, however that ends.</summary>
public sealed class EmulatorProcess : IDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private EmulatorProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Starts a program and waits until it takes connections.</summary>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="command">The program and its arguments, from its port.</param>
    /// <param name="environment">Variables for it alone.</param>
    public static async Task<EmulatorProcess> StartAsync(
        string folder, Func<int, IReadOnlyList<string>> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var port = FreePort();

        // The shell waits for the end of its input, which comes when this process ends, and then ends the program.
        var start = new ProcessStartInfo("bash", ["-c", "\"$@\" & program=$!; read -r; kill $program", "bash", .. command(port)])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The emulator's shell did not start.");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var emulator = new EmulatorProcess(process, new Uri($"http://127.0.0.1:{port}/"));
        await Eventually.HoldsAsync(() => emulator.AnswersAsync(port), StartsWithin, $"{command(port)[0]} answers at port {port}");
        return emulator;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync(int port)
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"The emulator ended with exit code {_process.ExitCode}.");
        }

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

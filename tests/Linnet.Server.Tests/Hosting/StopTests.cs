using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Linnet.Testing;

namespace Linnet.Server.Tests.Hosting;

/// <summary>Signals, sent to a process of its own.</summary>
public sealed partial class StopTests : IAsyncLifetime
{
    private const string Body = "client_name=slow&redirect_uris=urn:ietf:wg:oauth:2.0:oob";

    private readonly TestFolder _folder = new();
    private Process _server = null!;
    private int _port;

    public async ValueTask InitializeAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Repository.File($"artifacts/bin/Linnet.Server/{configuration}/linnet");
        _server = Process.Start(new ProcessStartInfo(program, ["serve", "--port", "0", "--data", _folder.Path])
        {
            RedirectStandardOutput = true,
        })!;
        for (var line = ""; _port == 0; line = await _server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))
        {
            line.ShouldNotBeNull("the server ended");
            _port = Address().Match(line) is { Success: true } address ? int.Parse(address.Groups[1].ValueSpan, provider: null) : 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_server.HasExited)
        {
            _server.Kill();
            await _server.WaitForExitAsync(CancellationToken.None);
        }

        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_signal_stops_taking_requests_and_finishes_those_under_way()
    {
        using var request = await BeginRequestAsync();
        await SignalAsync("TERM");
        await Eventually.HoldsAsync(RefusesConnectionsAsync);

        await request.WriteAsync(Encoding.ASCII.GetBytes(Body[10..]), TestContext.Current.CancellationToken);

        using var answer = new StreamReader(request);
        (await answer.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("HTTP/1.1 200 OK");
        (await ExitCodeAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task A_second_signal_ends_at_once(string signal, int exitCode)
    {
        using var request = await BeginRequestAsync();
        await SignalAsync(signal);
        await Eventually.HoldsAsync(RefusesConnectionsAsync);

        await SignalAsync(signal);

        (await ExitCodeAsync()).ShouldBe(exitCode);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Address();

    /// <summary>Sends a request but for the end of its body.</summary>
    private async Task<NetworkStream> BeginRequestAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", _port, ct);
        var stream = new NetworkStream(socket, ownsSocket: true);
        var head = $"POST /api/v1/apps HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: {Body.Length}\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), ct);

        // The server says that it waits for the body: the request is under way.
        var answer = new byte[256];
        var read = await stream.ReadAsync(answer, ct);
        Encoding.ASCII.GetString(answer, 0, read).ShouldStartWith("HTTP/1.1 100 Continue");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Body[..10]), ct);
        return stream;
    }

    private async Task<bool> RefusesConnectionsAsync()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync("127.0.0.1", _port, TestContext.Current.CancellationToken);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private async Task SignalAsync(string signal)
    {
        // The shell's own: a bare machine has no program of this name.
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {_server.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        kill.ExitCode.ShouldBe(0);
    }

    private async Task<int> ExitCodeAsync()
    {
        await _server.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        return _server.ExitCode;
    }
}

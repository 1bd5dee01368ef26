using System.Diagnostics;
using System.Text;
using Linnet.Testing;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Clients;

/// <summary>
/// A program in a pseudo-terminal of its own, used as a person uses it: what appears is read, and what it asks is typed.
/// </summary>
internal sealed class Terminal : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly Task _reading;
    private readonly StringBuilder _screen = new();
    private int _read;

    private Terminal(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    private string Screen
    {
        get
        {
            lock (_screen)
            {
                return _screen.ToString();
            }
        }
    }

    /// <summary>Starts a program; its files go into <paramref name="home"/>.</summary>
    public static Terminal Start(string home, string program, params IEnumerable<string> arguments)
    {
        var command = string.Join(' ', arguments.Prepend(program).Select(Quoted));
        return new Terminal(ClientProgram.Start("script", ["--quiet", "--return", "--flush", "--command", command, "/dev/null"], home));
    }

    /// <summary>Waits until <paramref name="text"/> appears below what was read so far.</summary>
    /// <returns>What stands between, and the text.</returns>
    public async Task<string> ReadUntilAsync(string text)
    {
        var end = -1;
        await Eventually.HoldsAsync(() => (end = EndOf(text)) >= 0 || _reading.IsCompleted, Patience, $"{text} appears");
        end.ShouldBeGreaterThanOrEqualTo(0, $"The program ended without saying '{text}'. The terminal shows:\n{Screen}");
        var between = Screen[_read..end];
        _read = end;
        return between;
    }

    /// <summary>Types a line.</summary>
    public async Task TypeAsync(string line)
    {
        await _process.StandardInput.WriteAsync($"{line}\r".AsMemory(), TestContext.Current.CancellationToken);
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until the program has ended.</summary>
    public async Task<ProgramEnd> EndAsync()
    {
        var token = TestContext.Current.CancellationToken;
        await _reading.WaitAsync(Patience, token);
        await _process.WaitForExitAsync(token).WaitAsync(Patience, token);
        return new ProgramEnd(_process.ExitCode, Screen);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _reading.WaitAsync(Patience);
        _process.Dispose();
    }

    private static string Quoted(string argument) => $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private int EndOf(string text)
    {
        var at = Screen.IndexOf(text, _read, StringComparison.Ordinal);
        return at < 0 ? -1 : at + text.Length;
    }

    private async Task ReadAsync()
    {
        var piece = new char[4096];
        while (await _process.StandardOutput.ReadAsync(piece) is > 0 and var count)
        {
            lock (_screen)
            {
                _screen.Append(piece, 0, count);
            }
        }
    }
}

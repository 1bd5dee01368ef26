using System.Diagnostics;

namespace Linnet.Benchmarks.Http;

/// <summary>A program started by this one, which ends when it is disposed of, whatever came between.</summary>
internal sealed class Child : IDisposable
{
    /// <summary>Starts a program; what it prints can be read from <see cref="Process"/>.</summary>
    public Child(string program, IEnumerable<string> arguments) =>
        Process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} does not start");

    /// <summary>The program.</summary>
    public Process Process { get; }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.Dispose();
    }
}

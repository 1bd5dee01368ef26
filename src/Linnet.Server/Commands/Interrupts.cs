using System.Runtime.InteropServices;

namespace Linnet.Server.Commands;

/// <summary>The first signal asks the program to stop in good order; a second one ends it at once.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _exitCode;

    public Interrupts() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Receive(signal, 2)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Receive(signal, 15)),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>What to tell the shell when the first signal cut the work short.</summary>
    public int ExitCode => _exitCode;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void Receive(PosixSignalContext signal, int number)
    {
        signal.Cancel = true;
        if (Interlocked.CompareExchange(ref _exitCode, ExitCodes.OnSignal + number, 0) != 0)
        {
            // Nothing acknowledged is lost: every acknowledgement followed a durable write.
            Environment.Exit(ExitCodes.OnSignal + number);
        }

        _stop.Cancel();
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using Linnet.Testing;
using Xunit;

namespace Linnet.EndToEnd.Tests.Crash;

/// <summary>The system calls of a running process, as <c>strace</c> writes them down, in their order.</summary>
internal sealed partial class SystemCalls : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TestFolder _folder = new();
    private readonly Process _strace;
    private readonly TaskCompletionSource<bool> _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _trouble = "";

    private SystemCalls(int process)
    {
        var start = new ProcessStartInfo(
            "strace",
            [
                "--follow-forks", "--decode-fds=path", "--string-limit=64", $"--attach={process}", $"--output={File}",
                "--trace=fdatasync,fsync,read,recvfrom,recvmsg,write,writev,sendto,sendmsg",
            ])
        {
            RedirectStandardError = true,
        };
        _strace = Process.Start(start) ?? throw new InvalidOperationException("strace did not start.");
        _strace.ErrorDataReceived += (_, e) => Note(e.Data);
        _strace.BeginErrorReadLine();
    }

    private string File => _folder.File("trace");

    /// <summary>
    /// Begins to watch a process. Where this machine does not allow it, the test is skipped, and fails where the variable
    /// <c>CI</c> is set.
    /// </summary>
    public static async Task<SystemCalls> OfAsync(int process)
    {
        var calls = new SystemCalls(process);
        try
        {
            if (!await calls._attached.Task.WaitAsync(Patience, TestContext.Current.CancellationToken))
            {
                Machine.Lacks($"strace cannot watch a process on this machine: {calls._trouble}");
            }

            return calls;
        }
        catch
        {
            await calls.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Waits for the end of the process, and reads what it did: for each request that it read, whether a sync of the log
    /// began and completed before it began to send the answer.
    /// </summary>
    /// <param name="request">How the requests begin.</param>
    public async Task<IReadOnlyList<bool>> SyncedBeforeAnswerAsync(string request)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(Patience);
        await _strace.WaitForExitAsync(bound.Token);

        var answers = new List<bool>();
        var syncs = new HashSet<string>();
        var isAnswerDue = false;
        var isSynced = false;
        await foreach (var line in System.IO.File.ReadLinesAsync(File, bound.Token))
        {
            var thread = line[..line.IndexOf(' ', StringComparison.Ordinal)];
            if (Read().IsMatch(line) && line.Contains($"\"{request}", StringComparison.Ordinal))
            {
                syncs.Clear();
                (isAnswerDue, isSynced) = (true, false);
            }
            else if (SyncOfLog().IsMatch(line))
            {
                syncs.Add(thread);
            }
            else if (Answer().IsMatch(line) && isAnswerDue)
            {
                answers.Add(isSynced);
                isAnswerDue = false;
            }

            isSynced |= syncs.Contains(thread) && SyncCompleted().IsMatch(line);
        }

        return answers;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_strace.HasExited)
        {
            _strace.Kill();
        }

        await _strace.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);
        _strace.Dispose();
        _folder.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null)
        {
            _attached.TrySetResult(false);
        }
        else if (line.Contains(" attached", StringComparison.Ordinal))
        {
            _attached.TrySetResult(true);
        }
        else
        {
            _trouble += line;
        }
    }

    [GeneratedRegex(@"^\d+ +(<\.\.\. )?(read|recvfrom|recvmsg)\b")]
    private static partial Regex Read();

    [GeneratedRegex(@"^\d+ +f(data)?sync\(\d+<[^>]*-wal>")]
    private static partial Regex SyncOfLog();

    [GeneratedRegex(@"^\d+ +(<\.\.\. )?f(data)?sync\b.* = 0$")]
    private static partial Regex SyncCompleted();

    [GeneratedRegex(@"^\d+ +(write|writev|sendto|sendmsg)\(.*HTTP/1\.1 ")]
    private static partial Regex Answer();
}

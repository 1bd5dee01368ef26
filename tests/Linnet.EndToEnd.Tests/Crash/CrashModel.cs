using System.Collections.Concurrent;

namespace Linnet.EndToEnd.Tests.Crash;

/// <summary>Everything that the server is known to hold.</summary>
internal sealed class CrashModel
{
    private long _counter;

    /// <summary>Everybody who signed up, or tried to.</summary>
    public List<ModelAccount> Accounts { get; } = [];

    /// <summary>Feeds in which a status was found, or not, that was posted too close to a follow to tell beforehand.</summary>
    public ConcurrentDictionary<(ModelAccount Owner, string StatusId), bool> Observed { get; } = [];

    /// <summary>Begins a change that is about to be sent.</summary>
    public Change Send() => new(Now());

    /// <summary>A number above all earlier ones. Safe for concurrent use.</summary>
    public long Now() => Interlocked.Increment(ref _counter);
}

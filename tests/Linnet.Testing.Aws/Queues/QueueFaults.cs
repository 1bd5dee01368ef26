using System.Collections.Concurrent;

namespace Linnet.Testing.Aws.Queues;

/// <summary>What a call can meet.</summary>
public enum CallFault
{
    /// <summary>The service fails before anything happens.</summary>
    ServerError,

    /// <summary>The service asks for patience before anything happens.</summary>
    Throttled,

    /// <summary>The caller's credentials were good until just now.</summary>
    CredentialsExpired,

    /// <summary>The call happens, and the connection breaks before the answer.</summary>
    AnswerLost,

    /// <summary>The call happens, and no answer comes until the caller gives up.</summary>
    NoAnswer,

    /// <summary>Of a batch the first entry fails, the others happen; what is no batch happens.</summary>
    PartlyFailed,
}

/// <summary>What goes wrong with the queues of one prefix: nothing, unless a test says so.</summary>
public sealed class QueueFaults
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<CallFault>> _next = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);

    /// <summary>What the delays of messages go by.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Share of messages that come twice, 0 to 1.</summary>
    public double Repeated { get; set; }

    /// <summary>How much later than sent a message comes at most; each by a part of this, so that they come out of order.</summary>
    public TimeSpan Late { get; set; }

    /// <summary>Share of calls that meet each fault, 0 to 1.</summary>
    public IReadOnlyDictionary<CallFault, double> Shares { get; set; } = new Dictionary<CallFault, double>();

    /// <summary>Lets the next calls of an action meet a fault each, in this order.</summary>
    public void Next(string action, params IEnumerable<CallFault> faults)
    {
        foreach (var fault in faults)
        {
            _next.GetOrAdd(action, _ => []).Enqueue(fault);
        }
    }

    /// <summary>How often an action was called, faults included.</summary>
    public int Calls(string action) => _calls.GetValueOrDefault(action);

    /// <summary>The fault that a call meets; null: none.</summary>
    internal CallFault? Take(string action)
    {
        _calls.AddOrUpdate(action, 1, (_, calls) => calls + 1);
        if (_next.TryGetValue(action, out var queue) && queue.TryDequeue(out var fault))
        {
            return fault;
        }

        var dice = Random.Shared.NextDouble();
        foreach (var (kind, share) in Shares)
        {
            if ((dice -= share) < 0)
            {
                return kind;
            }
        }

        return null;
    }
}

namespace Linnet.EndToEnd.Tests.Crash;

/// <summary>
/// A change that was asked of the server. It took effect, if it did, between two readings of the model's counter: when it was
/// sent, and when it was known.
/// </summary>
/// <param name="sent">The counter when the request was sent.</param>
internal sealed class Change(long sent)
{
    private long _known = long.MaxValue;

    /// <summary>False until the server acknowledged it, or was found to have done it after a crash.</summary>
    public bool IsKnown => _known != long.MaxValue;

    /// <summary>Notes that it took effect.</summary>
    /// <param name="now">The counter.</param>
    public void Happened(long now) => _known = now;

    /// <summary>True when it surely took effect before <paramref name="other"/> did.</summary>
    public bool IsBefore(Change other) => _known < other.Sent;

    private long Sent { get; } = sent;
}

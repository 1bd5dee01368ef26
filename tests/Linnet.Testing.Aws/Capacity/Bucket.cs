namespace Linnet.Testing.Aws.Capacity;

/// <summary>
/// Capacity of one kind: what a second gives, and what the last 300 seconds left unused ("burst capacity"). Taking what is not
/// there is refused; a debt may come of what was known only afterwards.
/// </summary>
internal sealed class Bucket(TimeProvider time, bool isFull)
{
    private const double SecondsKept = 300;

    // Sums of fractions of seconds come out a little beside the whole.
    private const double Tolerance = 1e-6;

    private double? _perSecond;
    private double _units;
    private long _at = time.GetTimestamp();

    /// <summary>What a second gives from now on; null: as much as anybody wants.</summary>
    public void Provide(double? perSecond)
    {
        Refill();
        if (_perSecond is null)
        {
            _units = isFull ? SecondsKept * (perSecond ?? 0) : 0;
        }

        _perSecond = perSecond;
        Refill();
    }

    public bool Has(double units)
    {
        Refill();
        return _perSecond is null || _units + Tolerance >= units;
    }

    /// <summary>Takes units, or gives them back.</summary>
    public void Take(double units) => _units -= units;

    private void Refill()
    {
        var elapsed = time.GetElapsedTime(_at).TotalSeconds;
        _at = time.GetTimestamp();
        if (_perSecond is { } perSecond)
        {
            _units = Math.Min(_units + (elapsed * perSecond), SecondsKept * perSecond);
        }
    }
}

namespace Linnet.Core.Seeding;

/// <summary>
/// Random numbers that are the same for the same seed on every machine and in every version, and can begin anywhere: each record
/// has its own. SplitMix64 (Steele, Lea and Flood, 2014).
/// </summary>
internal struct SeedRandom
{
    private ulong _state;

    /// <summary>The numbers of one record.</summary>
    /// <param name="seed">The seed of the whole.</param>
    /// <param name="kind">Keeps records of different kinds apart.</param>
    /// <param name="ordinal">Which record.</param>
    public SeedRandom(int seed, int kind, long ordinal)
    {
        _state = (ulong)seed;
        _state = Next() ^ (ulong)kind;
        _state = Next() ^ (ulong)ordinal;
        _state = Next();
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 to <paramref name="bound"/> − 1, each as likely as the other.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>0 to just below 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True in <paramref name="percent"/> of a hundred cases.</summary>
    public bool Happens(int percent) => Below(100) < percent;

    /// <summary>
    /// 0 to <paramref name="bound"/> − 1, small ones much more often: the n-th comes in proportion to n to the power of
    /// −<paramref name="exponent"/> (Zipf's law, by inverting the integral).
    /// </summary>
    /// <param name="bound">How many there are.</param>
    /// <param name="exponent">Above 0, below 1; the greater, the more the first are preferred.</param>
    public int Skewed(int bound, double exponent)
    {
        var power = 1 - exponent;
        var rank = Math.Pow(((Math.Pow(bound + 1, power) - 1) * Fraction()) + 1, 1 / power);
        return Math.Clamp((int)rank - 1, 0, bound - 1);
    }

    /// <summary>A number with a heavy tail, zero included (Lomax distribution).</summary>
    /// <param name="mean">What the numbers are on average.</param>
    public int HeavyTailed(double mean)
    {
        const double Shape = 2.2;
        return (int)Math.Min(int.MaxValue, Math.Round(mean * (Shape - 1) * (Math.Pow(1 - Fraction(), -1 / Shape) - 1)));
    }
}

namespace Linnet.Core;

/// <summary>
/// A place in an immutable object for something made of it, which then lives as long as the object does. It is no part of the object's
/// value: all places are equal. A copy made by <c>with</c> shares the place, so whoever looks has to see what a thing was made of.
/// Weak references would do the same, but tens of thousands of them lengthen every pause of the garbage collector.
/// </summary>
public sealed class Memo : IEquatable<Memo>
{
    /// <summary>What was made last; null: nothing yet.</summary>
    public object? Value { get; set; }

    /// <inheritdoc/>
    public bool Equals(Memo? other) => other is not null;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Memo;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public override string ToString() => "";
}

namespace Linnet.Aws.Engine;

/// <summary>What came of a transaction: all of its changes, or none because conditions did not hold.</summary>
internal readonly struct TransactionResult(IReadOnlyList<bool>? failed)
{
    /// <summary>True when every change was made.</summary>
    public bool IsDone => failed is null;

    /// <summary>True when the condition of the change at this place did not hold.</summary>
    public bool FailedAt(int index) => failed is not null && failed[index];
}

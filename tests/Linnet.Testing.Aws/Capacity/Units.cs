namespace Linnet.Testing.Aws.Capacity;

/// <summary>From bytes to capacity units, by the rules of DynamoDB's developer guide ("Read and write operations").</summary>
internal static class Units
{
    private const double BytesPerWrite = 1024;
    private const double BytesPerRead = 4096;

    /// <summary>What preparing and committing costs, as a multiple of doing.</summary>
    public const int InTransaction = 2;

    /// <summary>Write units of one item.</summary>
    public static double OfWrite(int bytes) => Math.Max(1, Math.Ceiling(bytes / BytesPerWrite));

    /// <summary>Read units of one item, or of all items that a query or a scan evaluates.</summary>
    public static double OfRead(int bytes, bool isConsistent) =>
        Math.Max(1, Math.Ceiling(bytes / BytesPerRead)) * (isConsistent ? 1 : 0.5);
}

/// <summary>Units that a table or an index is charged.</summary>
/// <param name="Resource">The table, or <c>table/index</c> of a global index.</param>
/// <param name="Count">How many.</param>
internal readonly record struct Charge(string Resource, double Count);

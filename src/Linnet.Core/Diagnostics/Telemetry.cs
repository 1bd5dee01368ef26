namespace Linnet.Core.Diagnostics;

/// <summary>How Linnet's instruments are found.</summary>
public static class Telemetry
{
    /// <summary>The name of the meter that every instrument of Linnet belongs to.</summary>
    public const string MeterName = "Linnet";
}

namespace Linnet.Aws.Operations;

/// <summary>What became of the tables' capacities.</summary>
/// <param name="Changed">Tables that have the capacity they were to have; those that are paid by request are not among them.</param>
/// <param name="Failed">Names of tables that could not be given it.</param>
public sealed record CapacityReport(int Changed, IReadOnlyList<string> Failed);

/// <summary>What a pause or its end came to.</summary>
/// <param name="Triggers">Triggers that are off now, or on.</param>
/// <param name="Capacities">What became of the capacities.</param>
public sealed record PauseReport(int Triggers, CapacityReport Capacities);

/// <summary>
/// Lets a deployment that nobody needs for a while cost less: its triggers off, every fixed capacity at its lowest. Each step may be done
/// twice, so that whatever cut a run short is mended by running it again.
/// </summary>
public sealed class Pausing
{
    private readonly Triggers _triggers;
    private readonly CapacityPause _capacities;

    internal Pausing(Triggers triggers, CapacityPause capacities) => (_triggers, _capacities) = (triggers, capacities);

    /// <summary>Takes the triggers off, and lowers the capacities.</summary>
    public async Task<PauseReport> PauseAsync(CancellationToken ct) =>
        new(await _triggers.SetAsync(enabled: false, ct), await _capacities.LowerAsync(ct));

    /// <summary>Gives the tables the capacities that they had, then puts the triggers on.</summary>
    public async Task<PauseReport> ResumeAsync(CancellationToken ct)
    {
        var capacities = await _capacities.RestoreAsync(ct);
        return new(await _triggers.SetAsync(enabled: true, ct), capacities);
    }
}

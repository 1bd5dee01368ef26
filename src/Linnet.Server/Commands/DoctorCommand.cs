using System.CommandLine;
using Linnet.Core.Media;
using Linnet.Core.Seeding;
using Linnet.Sqlite;

namespace Linnet.Server.Commands;

/// <summary><c>linnet doctor</c></summary>
internal sealed class DoctorCommand : DataCommand
{
    private readonly Option<bool> _repair = new("--repair") { Description = "Correct counts and remove images that nobody shows" };

    public DoctorCommand()
        : base(
            "doctor",
            "Check the settings, the store, every count, and the images; the exit code is 1 when something is wrong",
            "linnet doctor",
            "linnet doctor --repair",
            "linnet doctor --json") => Add(_repair);

    public override bool RunsBesideServer(ParseResult parsed) => !parsed.GetValue(_repair);

    public override async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        // Settings are right by now: nothing starts with wrong ones.
        var repairs = call.Parsed.GetValue(_repair);
        var embedded = call.Services.GetService<SqliteMaintenance>();
        var damage = embedded is null ? null : await embedded.CheckIntegrityAsync(ct);
        var counts = await call.Get<ISeedStore>().RecountAsync(repairs, ct);
        var orphans = embedded is null ? null : await embedded.FindOrphanedMediaAsync(ct);
        if (repairs)
        {
            foreach (var key in orphans ?? [])
            {
                await call.Get<IMediaStore>().DeleteAsync(key, ct);
            }
        }

        var isWell = damage is not { Count: > 0 } && (repairs || (counts.Count == 0 && orphans is not { Count: > 0 }));
        if (call.Parsed.GetValue(Json))
        {
            await SayAsync(call, new { isWell, repaired = repairs, damage, counts, orphanedImages = orphans }, "", ct);
        }
        else
        {
            await DescribeAsync(call.Output, repairs, damage, counts, orphans, ct);
        }

        return isWell ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task DescribeAsync(
        ICommandOutput output,
        bool repairs,
        IReadOnlyList<string>? damage,
        IReadOnlyList<CountMismatch> counts,
        IReadOnlyList<string>? orphans,
        CancellationToken ct)
    {
        await output.SayAsync("Settings: right", ct);
        var store = damage switch
        {
            null => "kept by AWS, not checked here",
            [] => "whole",
            _ => "damaged; restore a backup",
        };
        await output.SayAsync($"Store: {store}", ct);
        foreach (var problem in damage ?? [])
        {
            await output.SayAsync($"  {problem}", ct);
        }

        var corrected = repairs ? "corrected" : "wrong; linnet doctor --repair corrects them";
        await output.SayAsync(counts.Count == 0 ? "Counts: right" : $"Counts: {counts.Count} {corrected}", ct);
        foreach (var count in counts)
        {
            await output.SayAsync($"  {count.Count}: stored {count.Stored}, counted {count.Counted}", ct);
        }

        var removed = repairs ? "removed" : "that nobody shows; linnet doctor --repair removes them";
        var images = orphans switch
        {
            null => "kept by AWS, not checked here",
            [] => "in order",
            _ => $"{orphans.Count} {removed}",
        };
        await output.SayAsync($"Images: {images}", ct);
    }
}

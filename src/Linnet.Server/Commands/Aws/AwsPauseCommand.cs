using Linnet.Aws.Operations;
using Linnet.Core;

namespace Linnet.Server.Commands.Aws;

/// <summary><c>linnet aws pause</c> and <c>resume</c></summary>
internal sealed class AwsPauseCommand(bool pauses) : DataCommand(
    pauses ? "pause" : "resume",
    pauses
        ? "Take the triggers of functions off and set every fixed capacity to its lowest; what comes in meanwhile waits"
        : "Put capacities and triggers back as they were before the pause",
    pauses ? ["linnet aws pause", "LINNET_Aws__Prefix=birds linnet aws pause --json"] : ["linnet aws resume", "linnet aws resume --json"])
{
    protected override bool IsForAws => true;

    public override async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        var pausing = call.Get<Pausing>();
        var report = pauses ? await pausing.PauseAsync(ct) : await pausing.ResumeAsync(ct);
        var failed = report.Capacities.Failed;
        await SayAsync(
            call, new { report.Triggers, tables = report.Capacities.Changed, failed }, pauses ? Paused(report) : Resumed(report), ct);
        return failed.Count == 0
            ? ExitCodes.Done
            : await RefuseAsync(
                call.Output,
                Refusal.Forbidden($"The capacity of {string.Join(", ", failed)} could not be changed; give the command again later. "
                    + "AWS lowers a table only a few times a day"),
                ct);
    }

    private static string Paused(PauseReport report) =>
        $"Paused: {report.Triggers} triggers are off, {report.Capacities.Changed} tables at their lowest capacity. "
        + "To go on: linnet aws resume";

    private static string Resumed(PauseReport report) =>
        $"Resumed: {report.Triggers} triggers are on, {report.Capacities.Changed} tables have the capacity back that they had";
}

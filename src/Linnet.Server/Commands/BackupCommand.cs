using System.CommandLine;
using System.Diagnostics;
using Linnet.Sqlite;

namespace Linnet.Server.Commands;

/// <summary><c>linnet backup</c></summary>
internal sealed class BackupCommand : DataCommand
{
    private readonly Argument<string> _target = new("folder") { Description = "Where the copy goes: a folder that is empty or does not exist" };

    public BackupCommand()
        : base(
            "backup",
            "Copy all data as it is at one moment, and check the copy; a running server goes on",
            "linnet backup /srv/backups/monday",
            "linnet backup /srv/backups/monday --data /srv/linnet --json") => Add(_target);

    protected override string? ElsewhereTake => "on AWS take DynamoDB's point-in-time recovery: docs/aws.md";

    public override async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        var target = Path.GetFullPath(call.Parsed.GetRequiredValue(_target), call.Folder);
        var watch = Stopwatch.StartNew();
        await call.Get<SqliteMaintenance>().BackupAsync(target, ct);
        await SayAsync(
            call,
            new { folder = target, seconds = watch.Elapsed.TotalSeconds },
            $"Backed up to {target}, and checked, in {watch.Elapsed.TotalSeconds:0.0} s",
            ct);
        return ExitCodes.Done;
    }
}

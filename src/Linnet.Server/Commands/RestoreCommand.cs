using System.CommandLine;
using System.Text.Json;
using Linnet.Server.Hosting;
using Linnet.Server.Settings;
using Linnet.Sqlite;

namespace Linnet.Server.Commands;

/// <summary><c>linnet restore</c></summary>
internal sealed class RestoreCommand : LinnetCommand
{
    private readonly Option<string> _data = DataOptions.Folder();
    private readonly Argument<string> _backup = new("folder") { Description = "What linnet backup wrote" };

    public RestoreCommand()
        : base(
            "restore",
            "Make a data folder, which must be empty or not exist, from a backup, and check it",
            "linnet restore /srv/backups/monday --data /srv/linnet")
    {
        Add(_backup);
        Add(_data);
        Add(Json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var backup = Path.GetFullPath(parsed.GetRequiredValue(_backup));
        var folder = DataHost.CreateBuilder(parsed.GetValue(_data)).Configuration[SettingsSources.FolderKey]!;
        await SqliteMaintenance.RestoreAsync(backup, folder, ct);
        parsed.InvocationConfiguration.Output.WriteLine(
            parsed.GetValue(Json)
                ? JsonSerializer.Serialize(new { folder, backup }, JsonSerializerOptions.Web)
                : $"Restored {backup} to {folder}, and checked. To serve it: linnet serve --data {folder}");
        return ExitCodes.Done;
    }
}

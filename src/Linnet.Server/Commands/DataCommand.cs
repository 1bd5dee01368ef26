using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json;
using Linnet.Core;
using Linnet.Server.Control;
using Linnet.Server.Hosting;
using Linnet.Server.Settings;
using Linnet.Sqlite;

namespace Linnet.Server.Commands;

/// <summary>
/// A command that works on the data. Where a server holds the data folder, that server runs it, asked over its control socket;
/// else this process takes the folder and runs it. <see cref="RunAsync"/> is the same for both.
/// </summary>
internal abstract class DataCommand : LinnetCommand
{
    private readonly Option<string> _data = DataOptions.Folder();

    protected DataCommand(string name, string description, params string[] examples)
        : base(name, description, examples)
    {
        Add(_data);
        Add(Json);
        SetAction(InvokeAsync);
    }

    /// <summary>Does the work.</summary>
    /// <returns>The exit code.</returns>
    public abstract Task<int> RunAsync(CommandCall call, CancellationToken ct);

    /// <summary>False when the command cannot do its work while a server has the data.</summary>
    public virtual bool RunsBesideServer(ParseResult parsed) => true;

    /// <summary>Why the command has nothing to do with the store that is set; null: it has.</summary>
    public Refusal? RefusalFor(IConfiguration configuration) => (IsEmbedded(configuration), ElsewhereTake) switch
    {
        (false, { } other) => Refusal.Forbidden($"{Name} is for the embedded database; {other}"),
        (true, _) when IsForAws => Refusal.Forbidden(
            $"{Name} is for data on AWS, and these are not: LINNET_Storage__Kind=Aws says so, LINNET_Aws__Prefix which; docs/aws.md has more"),
        _ => null,
    };

    /// <summary>True when the command may begin a new data folder.</summary>
    protected virtual bool BeginsData => false;

    /// <summary>What serves in its place where the store is not the embedded one; null (the default): the command works with every store.</summary>
    protected virtual string? ElsewhereTake => null;

    /// <summary>True when the command has nothing to do with the embedded store.</summary>
    protected virtual bool IsForAws => false;

    /// <summary>Asks for the password that the command takes, if it takes one.</summary>
    protected virtual Task<Result<string>>? ReadPasswordAsync(ParseResult parsed, CancellationToken ct) => null;

    /// <summary>Says a result: as JSON where that was asked for, else in words.</summary>
    protected Task SayAsync<T>(CommandCall call, T result, string words, CancellationToken ct) => call.Output.SayAsync(
        call.Parsed.GetValue(Json) ? JsonSerializer.Serialize(result, JsonSerializerOptions.Web) : words, ct);

    /// <summary>Says why nothing was done.</summary>
    /// <returns>The exit code.</returns>
    protected static async Task<int> RefuseAsync(ICommandOutput output, Refusal refusal, CancellationToken ct)
    {
        await output.ComplainAsync(refusal.Field is null ? refusal.Message : $"{refusal.Field} {refusal.Message}", ct);
        return ExitCodes.Failed;
    }

    private static bool IsEmbedded(IConfiguration configuration) =>
        SettingsSection.Bind<StorageOptions>(configuration).Kind is StorageKind.Sqlite;

    private async Task<int> InvokeAsync(ParseResult parsed, CancellationToken ct)
    {
        var console = new ConsoleOutput(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        string? password = null;
        if (ReadPasswordAsync(parsed, ct) is { } reading && !(await reading).Succeeded(out password, out var refusal))
        {
            return await RefuseAsync(console, refusal, ct);
        }

        var builder = DataHost.CreateBuilder(parsed.GetValue(_data));
        var folder = DataFolder.At(builder.Configuration[SettingsSources.FolderKey]!);
        return await ControlSocket.TryConnectAsync(folder, ct) is { } server
            ? await RunAtServerAsync(server, folder, parsed, password, console, ct)
            : await RunHereAsync(builder, folder, parsed, password, console, ct);
    }

    private async Task<int> RunAtServerAsync(
        Socket server, DataFolder folder, ParseResult parsed, string? password, ConsoleOutput console, CancellationToken ct)
    {
        if (!RunsBesideServer(parsed))
        {
            server.Dispose();
            return await RefuseAsync(
                console, Refusal.Forbidden($"A server is running on {folder.Path}: stop it first, then give this command again"), ct);
        }

        var arguments = parsed.Tokens.Select(token => token.Value).ToList();
        return await ControlClient.RunAsync(server, new(arguments, Environment.CurrentDirectory, password), console, ct);
    }

    private async Task<int> RunHereAsync(
        HostApplicationBuilder builder, DataFolder folder, ParseResult parsed, string? password, ConsoleOutput console, CancellationToken ct)
    {
        if (RefusalFor(builder.Configuration) is { } refusal)
        {
            return await RefuseAsync(console, refusal, ct);
        }

        if (IsEmbedded(builder.Configuration) && !BeginsData && !File.Exists(folder.Database))
        {
            return await RefuseAsync(
                console, Refusal.Invalid("--data", $"names {folder.Path}, where no Linnet data is; linnet serve begins it"), ct);
        }

        using var host = builder.Build();
        await host.StartAsync(ct);
        try
        {
            return await RunAsync(new(parsed, host.Services, console, Environment.CurrentDirectory, password), ct);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}

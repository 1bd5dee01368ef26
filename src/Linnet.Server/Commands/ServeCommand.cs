using System.CommandLine;
using Linnet.Server.Hosting;
using Linnet.Server.Settings;
using Linnet.Sqlite;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Linnet.Server.Commands;

/// <summary><c>linnet serve</c></summary>
internal sealed class ServeCommand : LinnetCommand
{
    private readonly Option<string> _data = DataOptions.Folder();

    private readonly Option<int?> _port = new("--port")
    {
        Description = "TCP port to listen at; 0 takes a free one [default: 8080]",
        HelpName = "number",
    };

    private readonly Option<string?> _address = new("--address")
    {
        Description = "IP address to listen at; 0.0.0.0 lets other machines in [default: 127.0.0.1]",
        HelpName = "ip",
    };

    private readonly Option<bool> _demo = new("--demo")
    {
        Description = "Fill an empty data folder with a small community to look around in, and say whom to sign in as",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A setting, as Section:Name=value; may be given several times. docs/settings.md has all of them",
        HelpName = "Section:Name=value",
    };

    public ServeCommand()
        : base(
            "serve",
            "Run the server until Ctrl+C or SIGTERM; a second signal ends it at once",
            "linnet serve",
            "linnet serve --demo --data demo",
            "linnet serve --port 9000 --data /srv/linnet",
            "linnet serve --address 0.0.0.0 --set Accounts:RegistrationOpen=false",
            "LINNET_Sessions__IdleTimeout=1.00:00:00 linnet serve")
    {
        _set.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !IsSetting(token.Value)))
            {
                result.AddError($"--set {token.Value} must look like Section:Name=value, for instance FanOut:Workers=2");
            }
        });
        Add(_data);
        Add(_port);
        Add(_address);
        Add(_demo);
        Add(_set);
        SetAction((parsed, ct) => ServeAsync(
            [.. SettingsOf(parsed)], parsed.GetValue(_demo), parsed.InvocationConfiguration.Output, ct));
    }

    /// <summary>
    /// True when a test host (WebApplicationFactory) starts the program: with settings alone. It takes the application over as it
    /// is built.
    /// </summary>
    public static bool IsTestHost(IReadOnlyList<string> args) =>
        args.Any(arg => arg.StartsWith("--applicationName=", StringComparison.Ordinal))
        && args.All(arg => arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains('=', StringComparison.Ordinal));

    /// <summary>Runs a server until it is asked to stop.</summary>
    /// <param name="settings">Settings as <c>--Section:Name=value</c>.</param>
    /// <param name="withDemo">Fill an empty store with the demo.</param>
    /// <param name="output">Is told the address when it is ready.</param>
    /// <param name="ct">Asks it to stop.</param>
    public static async Task<int> ServeAsync(
        IReadOnlyList<string> settings, bool withDemo, TextWriter output, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddCommandLine([.. settings]);
        builder.Services.AddSingleton<IHostLifetime, SignalsAreHandledElsewhere>();
        builder.AddLinnet();
        if (withDemo)
        {
            builder.Services.AddSingleton<DemoService>().AddHostedService(provider => provider.GetRequiredService<DemoService>());
        }

        await using var app = builder.Build();
        app.UseLinnet();
        await StartAsync(app, ct);
        Greet(app, output);
        if (app.Services.GetService<DemoService>() is { } demo)
        {
            output.WriteLine(WordsOf(demo));
        }

        await app.WaitForShutdownAsync(ct);
        return ExitCodes.Done;
    }

    private static async Task StartAsync(WebApplication app, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch
        {
            // Whatever did start ends in good order.
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }

    private static void Greet(WebApplication app, TextWriter output)
    {
        var addresses = app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var folder = app.Services.GetRequiredService<DataFolder>().Path;
        output.WriteLine($"""
            Linnet {VersionCommand.Version}
              Address      {string.Join(", ", addresses.Where(address => !address.Contains("unix:", StringComparison.Ordinal)))}
              Data folder  {folder}
              Stop         Ctrl+C, or SIGTERM
              An account that signed up becomes an operator by: linnet account role ALIAS operator --data {folder}
            """);
    }

    private static string WordsOf(DemoService demo) => demo.Outcome.Succeeded(out var signIn, out var refusal)
        ? $"""
              Sign in as   @{signIn.Reader}, or @{signIn.Operator} who is an operator; everybody's password: {signIn.Password}
                           It is told this once: later, linnet account password ALIAS sets another
            """
        : $"  Demo         {refusal.Message}";

    private IEnumerable<string> SettingsOf(ParseResult parsed)
    {
        foreach (var setting in parsed.GetValue(_set) ?? [])
        {
            yield return $"--{setting}";
        }

        if (parsed.GetValue(_data) is { } folder)
        {
            yield return $"--{SettingsSources.FolderKey}={folder}";
        }

        if (parsed.GetValue(_port) is { } port)
        {
            yield return $"--Listen:Port={port}";
        }

        if (parsed.GetValue(_address) is { } address)
        {
            yield return $"--Listen:Address={address}";
        }
    }

    private static bool IsSetting(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && text.IndexOf('=', StringComparison.Ordinal) > colon + 1;
}

using System.CommandLine;
using Linnet.Core;
using Spectre.Console;

namespace Linnet.Server.Commands;

/// <summary>The ways to hand a command a password: asked for at the terminal, from standard input, or as an option.</summary>
internal sealed class PasswordInput
{
    private readonly Option<string?> _password = new("--password")
    {
        Description = "The password; other users of this machine may see it in the list of processes",
        HelpName = "text",
    };

    private readonly Option<bool> _fromInput = new("--password-stdin") { Description = "Read the password from standard input, up to the end of the line" };

    public void AddTo(Command command)
    {
        command.Add(_password);
        command.Add(_fromInput);
    }

    public async Task<Result<string>> ReadAsync(ParseResult parsed, CancellationToken ct)
    {
        if (parsed.GetValue(_password) is { } given)
        {
            return given;
        }

        if (parsed.GetValue(_fromInput))
        {
            return await Console.In.ReadLineAsync(ct) ?? "";
        }

        if (Console.IsInputRedirected)
        {
            return Refusal.Invalid("password", "is missing: there is no terminal to ask at; give --password-stdin or --password");
        }

        var terminal = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        var first = await new TextPrompt<string>("Password:").Secret(null).AllowEmpty().ShowAsync(terminal, ct);
        var second = await new TextPrompt<string>("The same again:").Secret(null).AllowEmpty().ShowAsync(terminal, ct);
        return first == second ? first : Refusal.Invalid("password", "was typed differently the second time; nothing was done");
    }
}

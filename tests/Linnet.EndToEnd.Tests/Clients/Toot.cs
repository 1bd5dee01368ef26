using Linnet.Testing;
using Shouldly;

namespace Linnet.EndToEnd.Tests.Clients;

/// <summary>Debian's <c>toot</c> for one person, in a terminal, with a configuration of its own.</summary>
/// <param name="server">The server that it talks to.</param>
internal sealed class Toot(Uri server) : IDisposable
{
    private readonly TestFolder _home = new();

    /// <summary>The server's name to toot: host and port.</summary>
    public string Instance => server.Authority;

    /// <summary>Runs a command that asks nothing; it must succeed.</summary>
    /// <returns>What it said.</returns>
    public async Task<string> RunAsync(params string[] arguments)
    {
        await using var terminal = Start(arguments);
        var end = await terminal.EndAsync();
        end.Code.ShouldBe(0, end.Output);
        return end.Output;
    }

    /// <summary>Starts a command that asks.</summary>
    public Terminal Start(params string[] arguments) => Terminal.Start(_home.Path, "toot", [.. arguments, "--no-color"]);

    /// <summary>Starts one of the commands that sign in.</summary>
    public Terminal StartSignIn(string command) => Start(command, "--instance", Instance, "--disable-https");

    /// <summary>Signs in with a password.</summary>
    public async Task SignInAsync(string alias, string password)
    {
        await using var terminal = StartSignIn("login_cli");
        await terminal.ReadUntilAsync("Email: ");
        await terminal.TypeAsync(alias);
        await terminal.ReadUntilAsync("Password: ");
        await terminal.TypeAsync(password);
        await terminal.ReadUntilAsync("Successfully logged in");
        (await terminal.EndAsync()).Code.ShouldBe(0);
    }

    /// <summary>Posts a text.</summary>
    /// <returns>The status' id, from the address that toot shows.</returns>
    public async Task<string> PostAsync(string text)
    {
        var output = await RunAsync("post", text);
        output.ShouldContain("Toot posted: http");
        return output.Trim().Split('/')[^1];
    }

    /// <summary>Runs a Python program that uses toot's modules.</summary>
    public Task<ProgramEnd> RunPythonAsync(string program, params string[] arguments) =>
        ClientProgram.RunPythonAsync(_home.Path, ["-c", program, .. arguments]);

    public void Dispose() => _home.Dispose();
}

using System.CommandLine;

namespace Linnet.Server.Commands.Accounts;

/// <summary><c>linnet account …</c></summary>
internal static class AccountCommands
{
    public static Command Create() => new("account", "Make and change accounts")
    {
        new AccountCreateCommand(),
        new AccountRoleCommand(),
        new AccountPasswordCommand(),
        new AccountSuspendCommand(suspends: true),
        new AccountSuspendCommand(suspends: false),
    };
}

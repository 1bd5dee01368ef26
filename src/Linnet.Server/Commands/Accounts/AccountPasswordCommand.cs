using System.CommandLine;
using Linnet.Core;
using Linnet.Core.Accounts;

namespace Linnet.Server.Commands.Accounts;

/// <summary><c>linnet account password</c></summary>
internal sealed class AccountPasswordCommand : AccountCommand
{
    private readonly PasswordInput _password = new();

    public AccountPasswordCommand()
        : base(
            "password",
            "Give an account a new password, and end all its sessions",
            "linnet account password daisy",
            "printf 'a long password\\n' | linnet account password daisy --password-stdin") => _password.AddTo(this);

    public override async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        if (!(await FindAsync(call, ct)).Succeeded(out var account, out var refusal)
            || !(await call.Get<EditAccount>().ResetPasswordAsync(account.Id, call.Password, ct)).Succeeded(out _, out refusal))
        {
            return await RefuseAsync(call.Output, refusal, ct);
        }

        return await SayAsync(call, account, $"@{account.Alias} has a new password and is signed out everywhere", ct);
    }

    protected override Task<Result<string>>? ReadPasswordAsync(ParseResult parsed, CancellationToken ct) =>
        _password.ReadAsync(parsed, ct);
}

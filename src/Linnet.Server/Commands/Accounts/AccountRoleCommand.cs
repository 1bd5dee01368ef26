using System.CommandLine;
using Linnet.Core.Accounts;

namespace Linnet.Server.Commands.Accounts;

/// <summary><c>linnet account role</c></summary>
internal sealed class AccountRoleCommand : AccountCommand
{
    private readonly Argument<AccountRole> _role = new("role") { Description = "user, or operator: sees receipts and jobs of everyone" };

    public AccountRoleCommand()
        : base("role", "Say what an account may do", "linnet account role daisy operator", "linnet account role daisy user") => Add(_role);

    public override async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        var role = call.Parsed.GetValue(_role);
        if (!(await FindAsync(call, ct)).Succeeded(out var account, out var refusal))
        {
            return await RefuseAsync(call.Output, refusal, ct);
        }

        await call.Get<IAccountStore>().SetRoleAsync(account.Id, role, ct);
        return await SayAsync(call, account with { Role = role }, $"@{account.Alias} is now: {Names.Of(role)}", ct);
    }
}

using Linnet.Core.Accounts;

namespace Linnet.Server.Commands.Accounts;

/// <summary><c>linnet account suspend</c> and <c>unsuspend</c></summary>
internal sealed class AccountSuspendCommand(bool suspends) : AccountCommand(
    suspends ? "suspend" : "unsuspend",
    suspends ? "Keep an account out: its sessions end, its statuses are not shown" : "Let a suspended account in again",
    suspends ? "linnet account suspend daisy" : "linnet account unsuspend daisy")
{
    public override async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        if (!(await FindAsync(call, ct)).Succeeded(out var account, out var refusal)
            || !(await call.Get<EditAccount>().SetSuspendedAsync(account.Id, suspends, ct)).Succeeded(out _, out refusal))
        {
            return await RefuseAsync(call.Output, refusal, ct);
        }

        return await SayAsync(
            call, account with { IsSuspended = suspends }, $"@{account.Alias} is {(suspends ? "suspended" : "no longer suspended")}", ct);
    }
}

namespace Linnet.Core.Accounts;

/// <summary>
/// What operators do with accounts of others. None of it can be done to oneself: there is always an operator left, who is let in.
/// </summary>
public sealed class OperateAccounts(IAccountStore accounts, EditAccount edit)
{
    /// <summary>Keeps an account out, or lets it in again.</summary>
    /// <param name="operatorId">Who does it.</param>
    /// <param name="accountId">Whose account.</param>
    /// <param name="suspended">True: keeps it out.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The account as it is now.</returns>
    public async Task<Result<Account>> SetSuspendedAsync(long operatorId, long accountId, bool suspended, CancellationToken ct)
    {
        if (operatorId == accountId)
        {
            return Refusal.Forbidden("Nobody can suspend their own account");
        }

        return (await edit.SetSuspendedAsync(accountId, suspended, ct)).Succeeded(out _, out var refusal)
            ? await FindAsync(accountId, ct)
            : refusal;
    }

    /// <summary>Says what an account may do.</summary>
    /// <param name="operatorId">Who does it.</param>
    /// <param name="accountId">Whose account.</param>
    /// <param name="role">What it may do from now on.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The account as it is now.</returns>
    public async Task<Result<Account>> SetRoleAsync(long operatorId, long accountId, AccountRole role, CancellationToken ct)
    {
        if (operatorId == accountId)
        {
            return Refusal.Forbidden("Nobody can change their own role; another operator can");
        }

        return await accounts.SetRoleAsync(accountId, role, ct) ? await FindAsync(accountId, ct) : Refusal.NotFound();
    }

    private async Task<Result<Account>> FindAsync(long id, CancellationToken ct) =>
        await accounts.FindAsync(id, ct) is { } account ? account : Refusal.NotFound();
}

using Linnet.Core.Accounts;

namespace Linnet.Core.Sessions;

/// <summary>Signs people in by alias and password.</summary>
public sealed class SignIn(
    IAccountStore accounts, Passwords passwords, SessionKeeper sessions, SignInThrottle throttle)
{
    private static readonly Refusal WrongCredentials = Refusal.Unauthorized("The alias or the password is wrong");

    /// <summary>Begins a session; an unknown alias costs the same work and gets the same answer as a wrong password.</summary>
    /// <param name="alias">As typed; an @ before it is passed over.</param>
    /// <param name="password">As typed.</param>
    /// <param name="address">The client's address, which failures are counted for.</param>
    /// <param name="app">The application used.</param>
    /// <param name="scopes">What the token may do.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<Result<NewSession>> RunAsync(
        string? alias, string? password, string address, App? app, string scopes, CancellationToken ct)
    {
        if (!(await CheckAsync(alias, password, address, ct)).Succeeded(out var accountId, out var refusal))
        {
            return refusal;
        }

        return await sessions.BeginAsync(accountId, app, scopes, ct);
    }

    /// <returns>The account's id.</returns>
    private async Task<Result<long>> CheckAsync(string? alias, string? password, string address, CancellationToken ct)
    {
        var name = (alias ?? "").Trim().TrimStart('@');
        if (!AccountRules.IsAlias(name) || password is null or { Length: > Limits.PasswordCharsMax })
        {
            return WrongCredentials;
        }

        if (throttle.Refuses(address, name) is { } tooMany)
        {
            return tooMany;
        }

        var credentials = await accounts.FindCredentialsAsync(name, ct);
        if (!(await passwords.CheckAsync(password, credentials?.PasswordHash, ct)).Succeeded(out var check, out var refusal))
        {
            return refusal;
        }

        if (check is PasswordCheck.Wrong || credentials is null)
        {
            await throttle.CountFailureAsync(address, name, ct);
            return WrongCredentials;
        }

        if (credentials.IsSuspended)
        {
            return Refusal.Forbidden("This account is suspended");
        }

        if (check is PasswordCheck.RightButOutdated && (await passwords.HashAsync(password, ct)).Succeeded(out var hash, out _))
        {
            await accounts.SetPasswordHashAsync(credentials.AccountId, hash, ct);
        }

        return credentials.AccountId;
    }
}

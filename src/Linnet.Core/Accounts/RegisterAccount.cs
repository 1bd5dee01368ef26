using Linnet.Core.Media;
using Linnet.Core.Sessions;
using Microsoft.Extensions.Options;

namespace Linnet.Core.Accounts;

/// <summary>Settings of accounts.</summary>
public sealed class AccountOptions
{
    /// <summary>True when anybody may sign up; default true.</summary>
    public bool RegistrationOpen { get; set; } = true;
}

/// <summary>What a person hands in to sign up; nothing in it is checked yet.</summary>
/// <param name="Alias">The alias they want.</param>
/// <param name="FirstName">First name; null or empty: the alias serves.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Email">E-mail address; null or empty: none.</param>
/// <param name="Password">The password.</param>
/// <param name="Avatar">An image file; null: none.</param>
public sealed record Registration(
    string? Alias, string? FirstName, string? LastName, string? Email, string? Password, ReadOnlyMemory<byte>? Avatar)
{
    /// <inheritdoc/>
    public override string ToString() => $"Registration of {Alias}";
}

/// <summary>Signs people up. The new account is signed in at once.</summary>
public sealed class RegisterAccount(
    IAccountStore accounts,
    Avatars avatars,
    Passwords passwords,
    SessionKeeper sessions,
    IOptions<AccountOptions> options)
{
    /// <summary>Adds an account and begins its first session.</summary>
    /// <param name="registration">What was handed in.</param>
    /// <param name="app">The application used.</param>
    /// <param name="scopes">What the token may do.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<Result<NewSession>> RunAsync(
        Registration registration, App? app, string scopes, CancellationToken ct)
    {
        if (!options.Value.RegistrationOpen)
        {
            return Refusal.Forbidden("This server does not take new accounts at present");
        }

        if (!(await AddAsync(registration, AccountRole.User, ct)).Succeeded(out var account, out var refusal))
        {
            return refusal;
        }

        return await sessions.BeginAsync(account.Id, app, scopes, ct);
    }

    /// <summary>Adds an account, whether registration is open or not, without signing it in.</summary>
    public async Task<Result<Account>> AddAsync(Registration registration, AccountRole role, CancellationToken ct)
    {
        if (!AccountRules.Alias(registration.Alias).Succeeded(out var alias, out var refusal)
            || !AccountRules.FirstName(Or(registration.FirstName, alias)).Succeeded(out var firstName, out refusal)
            || !AccountRules.LastName(registration.LastName).Succeeded(out var lastName, out refusal)
            || !AccountRules.Password(registration.Password).Succeeded(out var password, out refusal))
        {
            return refusal;
        }

        string? email = null;
        if (!string.IsNullOrWhiteSpace(registration.Email)
            && !AccountRules.Email(registration.Email).Succeeded(out email, out refusal))
        {
            return refusal;
        }

        // Asked before the slow work; the store decides in the end.
        if (await accounts.FindByAliasAsync(alias, ct) is not null)
        {
            return AliasTaken();
        }

        string? avatarKey = null;
        if (registration.Avatar is { } file && !(await avatars.SaveAsync(file, ct)).Succeeded(out avatarKey, out refusal))
        {
            return refusal;
        }

        if (!(await passwords.HashAsync(password, ct)).Succeeded(out var hash, out refusal))
        {
            await avatars.DeleteAsync(avatarKey, ct);
            return refusal;
        }

        var added = await accounts.AddAsync(new(alias, firstName, lastName, email, hash, avatarKey, role), ct);
        if (added is null)
        {
            await avatars.DeleteAsync(avatarKey, ct);
            return AliasTaken();
        }

        return added;
    }

    private static string Or(string? text, string otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise : text;

    private static Refusal AliasTaken() => Refusal.Invalid("alias", "is already taken");
}

using Linnet.Core.Media;
using Linnet.Core.Sessions;

namespace Linnet.Core.Accounts;

/// <summary>A wished change of one's own profile; what is null stays, and nothing in it is checked yet.</summary>
/// <param name="DisplayName">Both names as one; the first and last name, where given, take precedence.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Note">Text about oneself.</param>
/// <param name="Avatar">A new image.</param>
public sealed record ProfileEdit(
    string? DisplayName, string? FirstName, string? LastName, string? Note, ReadOnlyMemory<byte>? Avatar);

/// <summary>What people do with their own account.</summary>
public sealed class EditAccount(IAccountStore accounts, Avatars avatars, Passwords passwords, SessionKeeper sessions)
{
    /// <summary>Changes the profile.</summary>
    public async Task<Result<Account>> UpdateProfileAsync(long accountId, ProfileEdit edit, CancellationToken ct)
    {
        if (await accounts.FindAsync(accountId, ct) is not { } before)
        {
            return Refusal.NotFound();
        }

        if (!Check(edit).Succeeded(out var change, out var refusal))
        {
            return refusal;
        }

        if (edit.Avatar is { } file)
        {
            if (!(await avatars.SaveAsync(file, ct)).Succeeded(out var key, out refusal))
            {
                return refusal;
            }

            change = change with { AvatarKey = key };
        }

        var after = await accounts.UpdateProfileAsync(accountId, change, ct);
        if (change.AvatarKey is not null)
        {
            await avatars.DeleteAsync(after is null ? change.AvatarKey : before.AvatarKey, ct);
        }

        return after is null ? Refusal.NotFound() : after;
    }

    /// <summary>Removes the avatar.</summary>
    public async Task<Result<Account>> RemoveAvatarAsync(long accountId, CancellationToken ct)
    {
        if (await accounts.FindAsync(accountId, ct) is not { } before
            || await accounts.UpdateProfileAsync(accountId, new ProfileChange(AvatarKey: ""), ct) is not { } after)
        {
            return Refusal.NotFound();
        }

        await avatars.DeleteAsync(before.AvatarKey, ct);
        return after;
    }

    /// <summary>Replaces the password and ends every other session.</summary>
    /// <param name="accountId">Whose.</param>
    /// <param name="current">The present password.</param>
    /// <param name="next">The new one.</param>
    /// <param name="sessionId">The session that stays.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<Result<Done>> ChangePasswordAsync(
        long accountId, string? current, string? next, long sessionId, CancellationToken ct)
    {
        if (!(await ConfirmAsync(accountId, current, "current_password", ct)).Succeeded(out _, out var refusal))
        {
            return refusal;
        }

        if (!AccountRules.Password(next).Succeeded(out var password, out refusal))
        {
            return refusal with { Field = "new_password" };
        }

        return await SetPasswordAsync(accountId, password, sessionId, ct);
    }

    /// <summary>Sets a password that need not be confirmed by the present one: an operator's act. Ends every session.</summary>
    public async Task<Result<Done>> ResetPasswordAsync(long accountId, string? next, CancellationToken ct) =>
        AccountRules.Password(next).Succeeded(out var password, out var refusal)
            ? await SetPasswordAsync(accountId, password, null, ct)
            : refusal;

    /// <summary>Keeps an account out, or lets it in again.</summary>
    public async Task<Result<Done>> SetSuspendedAsync(long accountId, bool suspended, CancellationToken ct)
    {
        if (!await accounts.SetSuspendedAsync(accountId, suspended, ct))
        {
            return Refusal.NotFound();
        }

        sessions.Forget(accountId);
        return default(Done);
    }

    /// <summary>Deletes one's account after asking for the password.</summary>
    public async Task<Result<Account>> DeleteAsync(long accountId, string? password, CancellationToken ct)
    {
        if (!(await ConfirmAsync(accountId, password, "password", ct)).Succeeded(out _, out var refusal))
        {
            return refusal;
        }

        if (await accounts.DeleteAsync(accountId, ct) is not { } deleted)
        {
            return Refusal.NotFound();
        }

        sessions.Forget(accountId);
        await avatars.DeleteAsync(deleted.AvatarKey, ct);
        return deleted;
    }

    private static Result<ProfileChange> Check(ProfileEdit edit)
    {
        var change = new ProfileChange();
        if (edit.DisplayName is { } displayName)
        {
            var (first, last) = AccountRules.SplitDisplayName(displayName);
            edit = edit with { FirstName = edit.FirstName ?? first, LastName = edit.LastName ?? last };
        }

        if (edit.FirstName is not null)
        {
            if (!AccountRules.FirstName(edit.FirstName).Succeeded(out var name, out var refusal))
            {
                return refusal;
            }

            change = change with { FirstName = name };
        }

        if (edit.LastName is not null)
        {
            if (!AccountRules.LastName(edit.LastName).Succeeded(out var name, out var refusal))
            {
                return refusal;
            }

            change = change with { LastName = name };
        }

        if (edit.Note is not null)
        {
            if (!AccountRules.Note(edit.Note).Succeeded(out var note, out var refusal))
            {
                return refusal;
            }

            change = change with { Note = note };
        }

        return change;
    }

    private async Task<Result<Done>> SetPasswordAsync(
        long accountId, string password, long? keepSessionId, CancellationToken ct)
    {
        if (!(await passwords.HashAsync(password, ct)).Succeeded(out var hash, out var refusal))
        {
            return refusal;
        }

        if (!await accounts.SetPasswordHashAsync(accountId, hash, ct))
        {
            return Refusal.NotFound();
        }

        await sessions.EndAllAsync(accountId, keepSessionId, ct);
        return default(Done);
    }

    private async Task<Result<Done>> ConfirmAsync(long accountId, string? password, string field, CancellationToken ct)
    {
        var credentials = await accounts.FindCredentialsAsync(accountId, ct);
        if (!(await passwords.CheckAsync(password ?? "", credentials?.PasswordHash, ct)).Succeeded(out var check, out var refusal))
        {
            return refusal;
        }

        return check is PasswordCheck.Wrong ? Refusal.Invalid(field, "is not the present password") : default(Done);
    }
}

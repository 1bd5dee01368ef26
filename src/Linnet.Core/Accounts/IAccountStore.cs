using Linnet.Core.Paging;

namespace Linnet.Core.Accounts;

/// <summary>What a new account starts with. Everything in it is checked already.</summary>
/// <param name="Alias">The alias as chosen.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name; may be empty.</param>
/// <param name="Email">E-mail address, shown to nobody else; null: none given.</param>
/// <param name="PasswordHash">The salted, slow hash.</param>
/// <param name="AvatarKey">Key of an image that the media store holds; null: none.</param>
/// <param name="Role">What the account may do.</param>
public sealed record NewAccount(
    string Alias,
    string FirstName,
    string LastName,
    string? Email,
    string PasswordHash,
    string? AvatarKey = null,
    AccountRole Role = AccountRole.User);

/// <summary>What signing in needs, and nothing else ever sees.</summary>
/// <param name="AccountId">Whose credentials these are.</param>
/// <param name="PasswordHash">The salted, slow hash.</param>
/// <param name="IsSuspended">True while the account is kept out.</param>
public sealed record Credentials(long AccountId, string PasswordHash, bool IsSuspended)
{
    /// <inheritdoc/>
    public override string ToString() => $"Credentials of {AccountId}";
}

/// <summary>A change of a profile; what is null stays.</summary>
/// <param name="FirstName">New first name.</param>
/// <param name="LastName">New last name.</param>
/// <param name="Note">New text about oneself.</param>
/// <param name="AvatarKey">Key of the new avatar; empty: the avatar goes.</param>
public sealed record ProfileChange(
    string? FirstName = null, string? LastName = null, string? Note = null, string? AvatarKey = null);

/// <summary>Which accounts an operator looks for; what is null does not matter.</summary>
/// <param name="AliasPrefix">What the alias begins with, in any case; only characters of aliases.</param>
/// <param name="IsSuspended">Whether the account is kept out.</param>
/// <param name="Role">What the account may do.</param>
public readonly record struct AccountFilter(string? AliasPrefix, bool? IsSuspended, AccountRole? Role);

/// <summary>In which order a directory lists accounts.</summary>
public enum DirectoryOrder
{
    /// <summary>Who posted last comes first; who never posted comes last.</summary>
    Active,

    /// <summary>Who signed up last comes first.</summary>
    New,
}

/// <summary>
/// Keeps accounts. An alias that was ever given is never given again. Deleted accounts are found by no method here.
/// Every change is durable when the task completes.
/// </summary>
public interface IAccountStore
{
    /// <summary>Adds an account.</summary>
    /// <returns>The account; null when the alias is or was taken, and nothing changed.</returns>
    Task<Account?> AddAsync(NewAccount account, CancellationToken ct);

    /// <summary>The account with this id, or null.</summary>
    ValueTask<Account?> FindAsync(long id, CancellationToken ct);

    /// <summary>The account with this alias, in any case, or null.</summary>
    ValueTask<Account?> FindByAliasAsync(string alias, CancellationToken ct);

    /// <summary>Those of the accounts that exist, in no promised order, in one look-up.</summary>
    /// <param name="ids">At most <see cref="Limits.LookUpIds"/> different ids.</param>
    /// <param name="ct">Cancels the look-up.</param>
    ValueTask<IReadOnlyList<Account>> FindManyAsync(IReadOnlyCollection<long> ids, CancellationToken ct);

    /// <summary>Those of the accounts with these aliases, in any case, that exist, in one look-up.</summary>
    /// <param name="aliases">At most <see cref="Limits.LookUpIds"/>.</param>
    /// <param name="ct">Cancels the look-up.</param>
    ValueTask<IReadOnlyList<Account>> FindManyByAliasAsync(IReadOnlyCollection<string> aliases, CancellationToken ct);

    /// <summary>
    /// Accounts for whom every word of <paramref name="prefix"/> begins the alias or a word of the names, whatever the case and the
    /// accents; a match of the whole alias first, then by the number of followers. Suspended accounts are left out.
    /// </summary>
    /// <param name="prefix">At most <see cref="Limits.SearchChars"/>; no character has a special meaning.</param>
    /// <param name="offset">Accounts to pass over.</param>
    /// <param name="limit">Most accounts.</param>
    /// <param name="ct">Cancels the look-up.</param>
    ValueTask<IReadOnlyList<Account>> SearchAsync(string prefix, int offset, int limit, CancellationToken ct);

    /// <summary>All accounts but the suspended ones.</summary>
    /// <param name="order">In which order.</param>
    /// <param name="offset">Accounts to pass over.</param>
    /// <param name="limit">Most accounts.</param>
    /// <param name="ct">Cancels the look-up.</param>
    ValueTask<IReadOnlyList<Account>> ListAsync(DirectoryOrder order, int offset, int limit, CancellationToken ct);

    /// <summary>Those of all accounts, the suspended ones included, that pass a filter; who signed up last comes first.</summary>
    ValueTask<IReadOnlyList<Account>> ListMatchingAsync(AccountFilter filter, PageRequest page, CancellationToken ct);

    /// <summary>The credentials of the account with this alias, in any case, or null.</summary>
    ValueTask<Credentials?> FindCredentialsAsync(string alias, CancellationToken ct);

    /// <summary>The credentials of the account with this id, or null.</summary>
    ValueTask<Credentials?> FindCredentialsAsync(long id, CancellationToken ct);

    /// <summary>Changes a profile.</summary>
    /// <returns>The changed account; null when there is none.</returns>
    Task<Account?> UpdateProfileAsync(long id, ProfileChange change, CancellationToken ct);

    /// <summary>Replaces the password's hash.</summary>
    /// <returns>False when there is no such account.</returns>
    Task<bool> SetPasswordHashAsync(long id, string passwordHash, CancellationToken ct);

    /// <summary>Sets what the account may do.</summary>
    /// <returns>False when there is no such account.</returns>
    Task<bool> SetRoleAsync(long id, AccountRole role, CancellationToken ct);

    /// <summary>Keeps the account out, which ends its sessions, or lets it in again.</summary>
    /// <returns>False when there is no such account.</returns>
    Task<bool> SetSuspendedAsync(long id, bool suspended, CancellationToken ct);

    /// <summary>
    /// Deletes an account: it is gone for every reader, its sessions with it, when the task completes; its names, e-mail and hash
    /// are wiped. Its follows and statuses are then removed by <see cref="PurgeAsync"/>.
    /// </summary>
    /// <returns>The deleted account as it was; null when there is none.</returns>
    Task<Account?> DeleteAsync(long id, CancellationToken ct);

    /// <summary>
    /// Removes a bounded part of what deleted accounts left behind, and corrects the counts of others.
    /// </summary>
    /// <returns>True while there is more to remove.</returns>
    Task<bool> PurgeAsync(CancellationToken ct);
}

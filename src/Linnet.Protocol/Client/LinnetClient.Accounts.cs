using Linnet.Protocol.Accounts;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Statuses;

namespace Linnet.Protocol.Client;

/// <content>Calls about accounts.</content>
public sealed partial class LinnetClient
{
    /// <summary>Signs a person up, with the token of a program; the answer's token is the person's and works at once.</summary>
    public Task<ApiResult<Token>> RegisterAsync(
        RegisterAccountRequest request, ImageFile? avatar, CancellationToken cancellationToken) =>
        _transport.SendAsync<Token>(
            HttpMethod.Post, "api/v1/accounts", Bodies.Of(request, "avatar", avatar), cancellationToken);

    /// <summary>The caller's own account.</summary>
    public Task<ApiResult<CredentialAccount>> VerifyCredentialsAsync(CancellationToken cancellationToken) =>
        _transport.GetAsync<CredentialAccount>(Address.Of("api/v1/accounts/verify_credentials"), cancellationToken);

    /// <summary>Changes the caller's profile.</summary>
    public Task<ApiResult<CredentialAccount>> UpdateCredentialsAsync(
        UpdateCredentialsRequest request, ImageFile? avatar, CancellationToken cancellationToken) =>
        _transport.SendAsync<CredentialAccount>(
            HttpMethod.Patch,
            "api/v1/accounts/update_credentials",
            Bodies.Of(request, "avatar", avatar),
            cancellationToken);

    /// <summary>Removes the caller's avatar.</summary>
    public Task<ApiResult<CredentialAccount>> RemoveAvatarAsync(CancellationToken cancellationToken) =>
        _transport.SendAsync<CredentialAccount>(HttpMethod.Delete, "api/v1/profile/avatar", null, cancellationToken);

    /// <summary>Replaces the caller's password.</summary>
    public Task<ApiResult<Empty>> ChangePasswordAsync(
        ChangePasswordRequest request, CancellationToken cancellationToken) =>
        _transport.SendAsync<Empty>(
            HttpMethod.Post, "api/v1/accounts/password", Bodies.Of(request), cancellationToken);

    /// <summary>Deletes the caller's account for good.</summary>
    public Task<ApiResult<Empty>> DeleteAccountAsync(
        DeleteAccountRequest request, CancellationToken cancellationToken) =>
        _transport.SendAsync<Empty>(
            HttpMethod.Delete, "api/v1/accounts/me", Bodies.Of(request), cancellationToken);

    /// <summary>The account with an alias.</summary>
    public Task<ApiResult<Account>> LookUpAccountAsync(string alias, CancellationToken cancellationToken) =>
        _transport.GetAsync<Account>(Address.Of("api/v1/accounts/lookup", ("acct", alias)), cancellationToken);

    /// <summary>The account with an id.</summary>
    public Task<ApiResult<Account>> GetAccountAsync(string id, CancellationToken cancellationToken) =>
        _transport.GetAsync<Account>(Address.Of(AccountPath(id)), cancellationToken);

    /// <summary>The accounts with some ids; those that do not exist are left out.</summary>
    public Task<ApiResult<IReadOnlyList<Account>>> GetAccountsAsync(
        IEnumerable<string> ids, CancellationToken cancellationToken) =>
        _transport.GetAsync<IReadOnlyList<Account>>(
            Address.Of("api/v1/accounts", ids.Select(id => ("id[]", (string?)id))), cancellationToken);

    /// <summary>An account's statuses, newest first.</summary>
    public Task<ApiResult<ApiPage<Status>>> GetAccountStatusesAsync(
        string id, PageQuery page, CancellationToken cancellationToken) =>
        _transport.GetPageAsync<Status>($"{AccountPath(id)}/statuses", page, cancellationToken);

    /// <summary>The account with an alias, how the caller stands to it, and its statuses, newest first: all in one call.</summary>
    public Task<ApiResult<StoryPart>> GetStoryAsync(string alias, PageQuery page, CancellationToken cancellationToken) =>
        _transport.GetPartAsync<Story, StoryPart>(
            Address.Of($"api/v1/stories/{Address.Segment(alias)}", page.Parameters),
            static (story, links) => new(
                story.Account,
                story.Relationship,
                new([.. story.Statuses.Select(status => new Status(status, story.Account))], links.MaxId, links.MinId)),
            cancellationToken);

    /// <summary>Who follows an account. The ids in the page's ways on are not those of accounts.</summary>
    public Task<ApiResult<ApiPage<Account>>> GetFollowersAsync(
        string id, PageQuery page, CancellationToken cancellationToken) =>
        _transport.GetPageAsync<Account>($"{AccountPath(id)}/followers", page, cancellationToken);

    /// <summary>Whom an account follows. The ids in the page's ways on are not those of accounts.</summary>
    public Task<ApiResult<ApiPage<Account>>> GetFollowingAsync(
        string id, PageQuery page, CancellationToken cancellationToken) =>
        _transport.GetPageAsync<Account>($"{AccountPath(id)}/following", page, cancellationToken);

    /// <summary>Follows an account; a second time changes nothing.</summary>
    public Task<ApiResult<Relationship>> FollowAsync(string id, CancellationToken cancellationToken) =>
        _transport.SendAsync<Relationship>(HttpMethod.Post, $"{AccountPath(id)}/follow", null, cancellationToken);

    /// <summary>Follows an account no longer; a second time changes nothing.</summary>
    public Task<ApiResult<Relationship>> UnfollowAsync(string id, CancellationToken cancellationToken) =>
        _transport.SendAsync<Relationship>(HttpMethod.Post, $"{AccountPath(id)}/unfollow", null, cancellationToken);

    /// <summary>How the caller and other accounts stand to each other; unknown accounts are left out.</summary>
    public Task<ApiResult<IReadOnlyList<Relationship>>> GetRelationshipsAsync(
        IEnumerable<string> ids, CancellationToken cancellationToken) =>
        _transport.GetAsync<IReadOnlyList<Relationship>>(
            Address.Of("api/v1/accounts/relationships", ids.Select(id => ("id[]", (string?)id))), cancellationToken);

    private static string AccountPath(string id) => $"api/v1/accounts/{Address.Segment(id)}";
}

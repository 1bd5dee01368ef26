using Linnet.Api.Http;
using Linnet.Core.Accounts;
using Linnet.Protocol.Apps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.OAuth;

/// <summary>Tells an application who signed in, in the claims of OpenID Connect.</summary>
internal static class UserInfoEndpoints
{
    public static void MapUserInfo(this IEndpointRouteBuilder routes) => routes
        .MapGet("/oauth/userinfo", ShowAsync)
        .RequireUser("profile")
        .WithTags("OAuth")
        .WithSummary("Tells who signed in");

    private static async Task<Answer<UserInfo>> ShowAsync(
        Caller caller, IAccountStore accounts, ApiUrls urls, CancellationToken ct) =>
        await accounts.FindAsync(caller.AccountId, ct) is { } account
            ? new UserInfo(
                urls.Base,
                urls.Account(account.Alias),
                account.DisplayName,
                account.Alias,
                urls.Account(account.Alias),
                urls.Avatar(account.AvatarKey))
            : Problem.NotFound();
}

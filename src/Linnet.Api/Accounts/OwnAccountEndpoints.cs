using Linnet.Api.Apps;
using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Api.OAuth;
using Linnet.Api.OpenApi;
using Linnet.Core.Accounts;
using Linnet.Core.Sessions;
using Linnet.Protocol;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Apps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Accounts;

/// <summary>One's own account: signing up, the profile, the password, leaving.</summary>
internal static class OwnAccountEndpoints
{
    private const string AvatarField = "avatar";

    public static void MapOwnAccount(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/api/v1/accounts").WithTags("Own account");
        accounts.MapPost("/", RegisterAsync).RequireScope("write:accounts").LimitRate(RateLimited.SignUp)
            .WithFile(AvatarField, "PNG, JPEG, GIF or WebP")
            .WithSummary("Signs up, with an application's own token; answers a token that works at once");
        accounts.MapGet("/verify_credentials", ShowAsync).RequireUser("read:accounts", "profile")
            .WithSummary("Shows the caller's account");
        accounts.MapPatch("/update_credentials", UpdateAsync).RequireUser("write:accounts")
            .WithFile(AvatarField, "PNG, JPEG, GIF or WebP")
            .WithSummary("Changes the caller's profile");
        accounts.MapPost("/password", ChangePasswordAsync).RequireUser("write:accounts")
            .WithSummary("Replaces the caller's password and ends every other session");
        accounts.MapDelete("/me", DeleteAsync).RequireUser("write:accounts")
            .WithSummary("Deletes the caller's account for good");
        routes.MapDelete("/api/v1/profile/avatar", RemoveAvatarAsync).WithTags("Own account").RequireUser("write:accounts")
            .WithSummary("Removes the caller's avatar");
    }

    private static async Task<Answer<Token>> RegisterAsync(
        Body<RegisterAccountRequest> body, Caller caller, RegisterAccount register, IAppStore apps, CancellationToken ct)
    {
        var request = body.Value;
        if (request.Agreement is false)
        {
            return Problem.Invalid("agreement", "must be accepted");
        }

        var registration = new Registration(
            request.Username,
            request.FirstName,
            request.LastName,
            request.Email,
            request.Password,
            await body.FileAsync(AvatarField, ct));
        var app = await apps.FindAppAsync(caller.Session, ct);
        var begun = await register.RunAsync(registration, app, caller.Session.Scopes, ct);
        return begun.Succeeded(out var session, out var refusal) ? TokenEndpoints.TokenOf(session) : refusal;
    }

    private static async Task<Answer<CredentialAccount>> ShowAsync(
        Caller caller, IAccountStore accounts, ApiUrls urls, CancellationToken ct) =>
        await accounts.FindAsync(caller.AccountId, ct) is { } account
            ? AccountMapper.Own(account, urls)
            : Problem.NotFound();

    private static async Task<Answer<CredentialAccount>> UpdateAsync(
        Body<UpdateCredentialsRequest> body, Caller caller, EditAccount edit, ApiUrls urls, CancellationToken ct)
    {
        var request = body.Value;
        if (ProfileRules.Refuse(request, body.HasFile("header")) is { } problem)
        {
            return problem;
        }

        var change = new ProfileEdit(
            request.DisplayName, request.FirstName, request.LastName, request.Note, await body.FileAsync(AvatarField, ct));
        var edited = await edit.UpdateProfileAsync(caller.AccountId, change, ct);
        return edited.Succeeded(out var account, out var refusal) ? AccountMapper.Own(account, urls) : refusal;
    }

    private static async Task<Answer<CredentialAccount>> RemoveAvatarAsync(
        Caller caller, EditAccount edit, ApiUrls urls, CancellationToken ct)
    {
        var edited = await edit.RemoveAvatarAsync(caller.AccountId, ct);
        return edited.Succeeded(out var account, out var refusal) ? AccountMapper.Own(account, urls) : refusal;
    }

    private static async Task<Answer<Empty>> ChangePasswordAsync(
        Body<ChangePasswordRequest> body, Caller caller, EditAccount edit, CancellationToken ct)
    {
        var changed = await edit.ChangePasswordAsync(
            caller.AccountId, body.Value.CurrentPassword, body.Value.NewPassword, caller.Session.Id, ct);
        return changed.Succeeded(out _, out var refusal) ? new Empty() : refusal;
    }

    private static async Task<Answer<Empty>> DeleteAsync(
        Body<DeleteAccountRequest> body, Caller caller, EditAccount edit, CancellationToken ct)
    {
        var deleted = await edit.DeleteAsync(caller.AccountId, body.Value.Password, ct);
        return deleted.Succeeded(out _, out var refusal) ? new Empty() : refusal;
    }
}

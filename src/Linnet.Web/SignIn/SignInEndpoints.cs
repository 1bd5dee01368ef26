using Linnet.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Web.SignIn;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Addresses.Login, static () => new Page<LoginPage>());
        routes.MapForm(Addresses.Login, static () => new Page<LoginPage>((nameof(LoginPage.IsSent), true)));
        routes.MapForm(Addresses.Logout, static () => new Page<LogOutPage>());

        // Nobody is signed out by a link; whoever follows one finds the button in the top bar.
        routes.MapGet(Addresses.Logout, static () => Results.Redirect(Addresses.Home));
    }
}

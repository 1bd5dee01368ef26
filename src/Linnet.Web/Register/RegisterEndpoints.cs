using Linnet.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Web.Register;

/// <summary>Signing up.</summary>
internal static class RegisterEndpoints
{
    public static void MapRegister(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Addresses.Register, static () => new Page<RegisterPage>());
        routes.MapForm(Addresses.Register, static () => new Page<RegisterPage>((nameof(RegisterPage.IsSent), true)));
    }
}

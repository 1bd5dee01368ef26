using Linnet.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Web.Consent;

/// <summary>Letting other programs act for oneself.</summary>
internal static class ConsentEndpoints
{
    public static void MapConsent(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Addresses.Consent, static () => new Page<ConsentPage>());
        routes.MapForm(Addresses.Consent, static () => new Page<ConsentPage>((nameof(ConsentPage.IsSent), true)));
    }
}

using Linnet.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Web.Settings;

/// <summary>The viewer's own account.</summary>
internal static class SettingsEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Addresses.Settings, static () => new Page<SettingsPage>());
        routes.MapForm(Addresses.Settings, static () => new Page<SettingsPage>((nameof(SettingsPage.IsPosted), true)));
    }
}

using Linnet.Web.About;
using Linnet.Web.Admin;
using Linnet.Web.Api;
using Linnet.Web.Assets;
using Linnet.Web.Consent;
using Linnet.Web.Errors;
using Linnet.Web.Explore;
using Linnet.Web.Feed;
using Linnet.Web.Http;
using Linnet.Web.Live;
using Linnet.Web.Register;
using Linnet.Web.Search;
using Linnet.Web.Settings;
using Linnet.Web.Sharing;
using Linnet.Web.SignIn;
using Linnet.Web.Statuses;
using Linnet.Web.Stories;
using Linnet.Web.Tags;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Linnet.Web;

/// <summary>Composes the site: services, middleware, routes.</summary>
public static class SiteServices
{
    /// <summary>Adds what the site needs, and binds its settings.</summary>
    public static IServiceCollection AddLinnetWeb(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>()
            .BindConfiguration("Web", static binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(static antiforgery =>
        {
            antiforgery.FormFieldName = Forms.TokenField;
            antiforgery.Cookie.Name = "linnet_form";
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });

        // Safe with TLS too: the forms' tokens differ each time, and no page shows another secret.
        services.AddResponseCompression(static compression => compression.EnableForHttps = true);
        services.AddSingleton<ApiConnection>();
        services.TryAddSingleton<ISiteAppStore, SiteAppFile>();
        services.AddSingleton<SiteRegistration>();
        services.AddSingleton<VisitorSeal>();
        services.AddSingleton(static services => new SiteApp(
            services.GetRequiredService<ApiConnection>().Client, services.GetRequiredService<SiteRegistration>()));
        services.AddSingleton<Viewers>();
        services.AddSingleton<PublicPages>();
        services.AddSingleton<Sitemap>();
        services.AddScoped<PageContext>();
        return services;
    }

    /// <summary>Adds the site to a branch that gets every request that is not for the API.</summary>
    public static void UseLinnetWeb(this IApplicationBuilder site)
    {
        site.UseMiddleware<SiteHeadersMiddleware>();
        site.UseExceptionHandler(static failed => failed.Run(static context => new Page<ErrorPage>((nameof(ErrorPage.Kind), ErrorKind.Failed)).ExecuteAsync(context)));
        site.UseResponseCompression();
        site.UseRouting();
        site.UseEndpoints(static routes => routes.MapSite());
    }

    private static void MapSite(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{file}", static (HttpContext context) => AssetFiles.SendAsync(context, context.Request.Path));
        routes.MapFeed();
        routes.MapLive();
        routes.MapSignIn();
        routes.MapRegister();
        routes.MapSettings();
        routes.MapConsent();
        routes.MapStories();
        routes.MapStatuses();
        routes.MapTags();
        routes.MapSearch();
        routes.MapExplore();
        routes.MapAbout();
        routes.MapSharing();
        routes.MapAdmin();
        routes.MapFallback("{*path}", static () => new Page<ErrorPage>((nameof(ErrorPage.Kind), ErrorKind.NotFound)));
    }
}

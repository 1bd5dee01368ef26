using System.Net;
using Linnet.Api.Accounts;
using Linnet.Api.Admin;
using Linnet.Api.Apps;
using Linnet.Api.Compat;
using Linnet.Api.Discovery;
using Linnet.Api.Entities;
using Linnet.Api.Hashtags;
using Linnet.Api.Http;
using Linnet.Api.Instances;
using Linnet.Api.Likes;
using Linnet.Api.Markers;
using Linnet.Api.Media;
using Linnet.Api.OAuth;
using Linnet.Api.OpenApi;
using Linnet.Api.RequestLog;
using Linnet.Api.Search;
using Linnet.Api.Sessions;
using Linnet.Api.Statuses;
using Linnet.Api.Streaming;
using Linnet.Api.Timelines;
using Linnet.Core.Sessions;
using Linnet.Protocol.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Linnet.Api;

/// <summary>Composes the HTTP API: services, middleware, routes.</summary>
public static class ApiServices
{
    /// <summary>Adds what the API needs beside Core, a store and the keys that it shares with a site, and binds its settings.</summary>
    public static IServiceCollection AddLinnetApi(this IServiceCollection services)
    {
        services.AddSettings<ServerOptions>("Server");
        services.AddSettings<RateLimitOptions>("RateLimits");
        services.AddSettings<OAuthOptions>("OAuth");
        services.AddSingleton<StatusPieces>();
        services.AddSettings<RequestLogOptions>("RequestLog");
        services.AddOptions<SignInThrottleOptions>().PostConfigure<IOptions<RateLimitOptions>>(
            static (throttle, limits) => throttle.Enabled &= limits.Value.Enabled);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ServerOptions>>(TrustProxies);
        services.ConfigureHttpJsonOptions(static json => LinnetJson.Configure(json.SerializerOptions));
        services.AddSingleton<Finder>();
        services.AddStreaming();
        services.AddApiDescription();
        services.AddSingleton<CallLog>().AddHostedService(static provider => provider.GetRequiredService<CallLog>());
        services.AddCors(static cors => cors.AddDefaultPolicy(AnyOrigin));
        return services;
    }

    /// <summary>
    /// Adds the API's middleware. Comes before whatever maps routes, and after <c>UseForwardedHeaders</c>, which serves the site too.
    /// </summary>
    public static IApplicationBuilder UseLinnetApi(this IApplicationBuilder app) => app
        .UseMiddleware<VisitorMiddleware>()
        .UseMiddleware<RequestLogMiddleware>()
        .UseMiddleware<AnswerHeadersMiddleware>()
        .UseWhen(static context => IsForClients(context.Request.Path), static api => api.UseCors())
        .UseErrors()
        .UseRouting()
        .UseStreaming()
        .UseMiddleware<CallerMiddleware>()
        .UseMiddleware<RateLimitMiddleware>()
        .UseMiddleware<AccessMiddleware>();

    /// <summary>Maps the API's routes.</summary>
    public static IEndpointRouteBuilder MapLinnetApi(this IEndpointRouteBuilder routes)
    {
        // Parameters that read themselves report through the filter: every endpoint belongs to this group.
        var api = routes.MapGroup("").AddEndpointFilter<RouteGroupBuilder, BoundFilter>();
        api.DescribeErrors();
        api.MapApps();
        api.MapTokens();
        api.MapConsent();
        api.MapUserInfo();
        api.MapOwnAccount();
        api.MapAccounts();
        api.MapFollows();
        api.MapSessions();
        api.MapStatuses();
        api.MapWriteStatuses();
        api.MapReceipts();
        api.MapLikes();
        api.MapTimelines();
        api.MapStreaming();
        api.MapMedia();
        api.MapInstances();
        api.MapDiscovery();
        api.MapMarkers();
        api.MapSearch();
        api.MapDirectory();
        api.MapTags();
        api.MapCompat();
        api.MapApiDescription();
        api.MapLogs();
        api.MapAdminAccounts();
        api.MapAdminJobs();
        api.MapAdminServer();
        return routes;
    }

    internal static void AddSettings<T>(this IServiceCollection services, string section)
        where T : class => services.AddOptions<T>()
            .BindConfiguration(section, static binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();

    /// <summary>What clients in browsers call from other origins.</summary>
    private static bool IsForClients(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/oauth") || path.StartsWithSegments("/media")
        || path.StartsWithSegments("/.well-known") || path.StartsWithSegments("/nodeinfo") || path.StartsWithSegments("/openapi");

    private static void AnyOrigin(CorsPolicyBuilder policy) => policy
        .AllowAnyOrigin()
        .AllowAnyMethod()
        .AllowAnyHeader()
        .WithExposedHeaders(
            "Link", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-Request-Id", "Retry-After")
        .SetPreflightMaxAge(TimeSpan.FromDays(1));

    private static void TrustProxies(ForwardedHeadersOptions headers, IOptions<ServerOptions> server)
    {
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var proxy in server.Value.TrustedProxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                headers.KnownProxies.Add(address);
            }
            else
            {
                headers.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        }

        // No proxy is trusted unless it is named: with empty lists the framework would believe everybody.
        headers.ForwardedHeaders = server.Value.TrustedProxies.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        headers.ForwardLimit = null;
    }
}

using Linnet.Api;
using Linnet.Api.RequestLog;
using Linnet.Api.Streaming;
using Linnet.Aws;
using Linnet.Aws.Functions;
using Linnet.Core;
using Linnet.Core.Caching;
using Linnet.Server.Control;
using Linnet.Server.Hosting;
using Linnet.Server.Settings;
using Linnet.Sqlite;
using Linnet.Web;
using Linnet.Web.Api;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Linnet.Server;

/// <summary>How Linnet is put together: <c>serve</c>, commands, tests and benches all use this and nothing else.</summary>
public static class LinnetApplication
{
    /// <summary>Adds the whole server. What the configuration holds already, flags for instance, has the last word.</summary>
    /// <exception cref="OptionsValidationException">A section of the settings has a name that Linnet does not know.</exception>
    public static WebApplicationBuilder AddLinnet(this WebApplicationBuilder builder)
    {
        builder.AddLinnetData();
        builder.Services.AddRouting();
        var function = Function(builder.Configuration);
        if (function is AwsFunction.None or AwsFunction.Api or AwsFunction.Site)
        {
            builder.Services.AddSiteAndApi();
        }

        if (function is AwsFunction.None)
        {
            builder.AddBackgroundWork();
        }
        else
        {
            // A function lives for single requests, which API Gateway ends after half a minute: clients ask again instead.
            builder.Services.PostConfigure<StreamingOptions>(static streaming => streaming.ConnectionsMax = 0);
        }

        builder.WebHost.ListenAsSet();
        return builder;
    }

    /// <summary>Puts the server's parts in the order in which requests pass them.</summary>
    public static WebApplication UseLinnet(this WebApplication app)
    {
        app.UseControl();
        app.UseForwardedHeaders();
        switch (Function(app.Configuration))
        {
            case AwsFunction.None:
                app.UseSite();
                app.UseApi();
                break;
            case AwsFunction.Api:
                app.UseSessionUses();
                app.UseApi();
                break;
            case AwsFunction.Site:
                app.UseSite();
                break;
            case var function:
                app.MapEvents(function);
                break;
        }

        app.MapHealth();
        return app;
    }

    /// <summary>Adds what serving and commands both need: settings, log, rules and the store.</summary>
    internal static void AddLinnetData(this IHostApplicationBuilder builder)
    {
        builder.Configuration.AddLinnetSources();
        builder.Logging.AddLinnetLog(builder.Configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        foreach (var section in SettingsSection.All)
        {
            section.AddTo(builder.Services);
        }

        builder.Services.AddSingleton(static services => DataFolder.At(services.GetRequiredService<IOptions<SqliteOptions>>().Value.Folder));
        builder.Services.AddLinnetCore();
        builder.Services.AddStore(builder.Configuration);
        builder.Services.AddReadCache();
    }

    private static void AddSiteAndApi(this IServiceCollection services)
    {
        services.AddKeys();
        services.AddLinnetApi();
        services.AddOptions<RequestLogOptions>().PostConfigure<DataFolder>(
            static (log, folder) => log.Folder = Path.Combine(folder.Path, log.Folder));
        services.AddLinnetWeb();
        services.AddOptions<WebOptions>().PostConfigure<DataFolder>(
            static (web, folder) => web.Folder = Path.Combine(folder.Path, web.Folder));
        services.AddSingleton(static provider => new ApiRoute(
            ControlSocket.PathIn(provider.GetRequiredService<DataFolder>())));
    }

    /// <summary>Adds what a process does beside its requests when it goes on running.</summary>
    private static void AddBackgroundWork(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<FanOutService>();
        builder.Services.AddHostedService<LikeService>();
        builder.Services.AddHostedService<Housekeeper>();
        if (SettingsSection.Bind<StorageOptions>(builder.Configuration).Kind is StorageKind.Aws)
        {
            builder.Services.AddLinnetAwsHousekeeping();
        }
    }

    private static AwsFunction Function(IConfiguration configuration) =>
        SettingsSection.Bind<StorageOptions>(configuration).Kind is StorageKind.Aws
            ? SettingsSection.Bind<AwsOptions>(configuration).Function
            : AwsFunction.None;

    private static void UseSite(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<WebOptions>>().Value.Enabled)
        {
            app.MapWhen(static context => !ApiPaths.Own(context.Request.Path), static site => site.UseLinnetWeb());
        }
    }

    private static void UseApi(this WebApplication app)
    {
        app.UseLinnetApi();
        app.MapLinnetApi();
    }

    private static void AddStore(this IServiceCollection services, IConfiguration configuration)
    {
        _ = SettingsSection.Bind<StorageOptions>(configuration).Kind switch
        {
            StorageKind.Sqlite => services.AddLinnetSqlite(),
            StorageKind.Aws => services.AddHostedService<FolderLock>().AddSingleton<ISiteAppStore, SharedSiteApp>().AddLinnetAws(),
            var kind => throw new InvalidOperationException($"Storage:Kind {kind} has no store"),
        };
    }
}

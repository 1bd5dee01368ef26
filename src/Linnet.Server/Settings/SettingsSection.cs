using System.Collections;
using System.Reflection;
using Linnet.Api.Http;
using Linnet.Api.OAuth;
using Linnet.Api.RequestLog;
using Linnet.Api.Streaming;
using Linnet.Aws;
using Linnet.Core.Accounts;
using Linnet.Core.Caching;
using Linnet.Core.Feeds;
using Linnet.Core.Jobs;
using Linnet.Core.Likes;
using Linnet.Core.Sessions;
using Linnet.Sqlite;
using Linnet.Web;
using Microsoft.Extensions.Options;
using SessionOptions = Linnet.Core.Sessions.SessionOptions;

namespace Linnet.Server.Settings;

/// <summary>A class of options, and the section of the settings that it is bound to. A section may have several classes.</summary>
/// <remarks>
/// To add a setting: 1. a property with default, range and summary in its class; 2. a row in docs/settings.md, which a test
/// compares. To add a class: also a line in <see cref="All"/>.
/// </remarks>
internal abstract class SettingsSection(string name, Type optionsType)
{
    /// <summary>Every section there is; others are refused.</summary>
    public static IReadOnlyList<SettingsSection> All { get; } =
    [
        new Of<ListeningOptions>("Listen"),
        new Of<StorageOptions>("Storage"),
        new Of<SqliteOptions>("Storage"),
        new Of<AwsOptions>("Aws"),
        new Of<ServerOptions>("Server", isBoundElsewhere: true),
        new Of<AccountOptions>("Accounts"),
        new Of<PasswordOptions>("Passwords"),
        new Of<SessionOptions>("Sessions"),
        new Of<SignInThrottleOptions>("SignIn"),
        new Of<OAuthOptions>("OAuth", isBoundElsewhere: true),
        new Of<RateLimitOptions>("RateLimits", isBoundElsewhere: true),
        new Of<FanOutOptions>("FanOut"),
        new Of<FeedOptions>("Feeds"),
        new Of<LikeOptions>("Likes"),
        new Of<ReadCacheOptions>("ReadCache"),
        new Of<RequestLogOptions>("RequestLog", isBoundElsewhere: true),
        new Of<WebOptions>("Web", isBoundElsewhere: true),
        new Of<StreamingOptions>("Streaming", isBoundElsewhere: true),
        new Of<LoggingOptions>("Logging"),
    ];

    /// <summary>The section's name, as it stands before the colon.</summary>
    public string Name => name;

    /// <summary>The settings of this class: properties that can be set, and lists that can be filled.</summary>
    public IReadOnlyList<PropertyInfo> Settings { get; } =
    [
        .. optionsType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true }
                || (property.PropertyType.IsGenericType && property.PropertyType.IsAssignableTo(typeof(IEnumerable)))),
    ];

    /// <summary>The settings of all classes of this section.</summary>
    public IEnumerable<PropertyInfo> SettingsOfAll =>
        All.Where(section => section.Name == Name).SelectMany(section => section.Settings);

    /// <summary>The options of one class, bound apart from any host.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong with the section.</exception>
    public static T Bind<T>(IConfiguration configuration)
        where T : class, new()
    {
        var options = new T();
        All.OfType<Of<T>>().Single().Bind(configuration, options);
        return options;
    }

    /// <summary>What is wrong with the settings of this class; empty when nothing is.</summary>
    public IReadOnlyList<string> Check(IConfiguration configuration) =>
        SettingsBinder.Bind(this, configuration.GetSection(Name), Defaults());

    /// <summary>New options with every default.</summary>
    public abstract object Defaults();

    /// <summary>Adds the options, bound strictly and checked at start.</summary>
    public abstract void AddTo(IServiceCollection services);

    /// <param name="name">The section's name.</param>
    /// <param name="isBoundElsewhere">The room that has the class binds it; here it is only checked, before.</param>
    private sealed class Of<T>(string name, bool isBoundElsewhere = false) : SettingsSection(name, typeof(T))
        where T : class, new()
    {
        public override object Defaults() => new T();

        public override void AddTo(IServiceCollection services)
        {
            services.AddSingleton<IConfigureOptions<T>>(provider => new ConfigureOptions<T>(
                options => Bind(provider.GetRequiredService<IConfiguration>(), isBoundElsewhere ? new T() : options)));
            services.AddOptions<T>().ValidateOnStart();
        }

        public void Bind(IConfiguration configuration, T options)
        {
            var errors = SettingsBinder.Bind(this, configuration.GetSection(Name), options);
            if (errors.Count > 0)
            {
                throw new OptionsValidationException(Name, typeof(T), errors);
            }
        }
    }
}

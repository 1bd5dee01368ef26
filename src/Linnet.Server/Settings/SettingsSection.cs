using Linnet.Core.Accounts;
using Linnet.Core.Feeds;
using Linnet.Core.Jobs;
using Linnet.Core.Sessions;
using Microsoft.Extensions.Options;

namespace Linnet.Server.Settings;

/// <summary>A part of the settings with a name, kept by one class of options.</summary>
/// <remarks>
/// To add a setting: 1. a property with default, range and summary in its class; 2. a row in docs/settings.md, which a test
/// compares. To add a section: also a line in <see cref="All"/>.
/// </remarks>
internal abstract class SettingsSection(string name, Type optionsType)
{
    /// <summary>Every section there is; others are refused.</summary>
    public static IReadOnlyList<SettingsSection> All { get; } =
    [
        new Of<ListeningOptions>("Listen"),
        new Of<StorageOptions>("Storage"),
        new Of<AccountOptions>("Accounts"),
        new Of<PasswordOptions>("Passwords"),
        new Of<SessionOptions>("Sessions"),
        new Of<SignInThrottleOptions>("SignIn"),
        new Of<FanOutOptions>("FanOut"),
        new Of<FeedOptions>("Feeds"),
        new Of<LoggingOptions>("Logging"),
    ];

    /// <summary>The section's name, as it stands before the colon.</summary>
    public string Name => name;

    /// <summary>The class that its settings are the properties of.</summary>
    public Type OptionsType => optionsType;

    /// <summary>Adds the options, bound strictly and checked at start.</summary>
    public abstract void AddTo(IServiceCollection services);

    private sealed class Of<T>(string name) : SettingsSection(name, typeof(T))
        where T : class
    {
        public override void AddTo(IServiceCollection services)
        {
            services.AddSingleton<IConfigureOptions<T>>(
                provider => new StrictBinding<T>(Name, provider.GetRequiredService<IConfiguration>()));
            services.AddOptions<T>().ValidateOnStart();
        }
    }

    private sealed class StrictBinding<T>(string section, IConfiguration configuration) : IConfigureOptions<T>
        where T : class
    {
        public void Configure(T options)
        {
            var errors = SettingsBinder.Bind(configuration.GetSection(section), options);
            if (errors.Count > 0)
            {
                throw new OptionsValidationException(section, typeof(T), errors);
            }
        }
    }
}

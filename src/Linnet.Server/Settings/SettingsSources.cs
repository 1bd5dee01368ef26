using Linnet.Sqlite;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Linnet.Server.Settings;

/// <summary>
/// Where settings come from, the later the stronger: the defaults; <c>appsettings.json</c> in the data folder; the environment,
/// <c>LINNET_Section__Name</c>; the command line.
/// </summary>
internal static class SettingsSources
{
    /// <summary>The setting that names the data folder.</summary>
    public const string FolderKey = "Storage:Folder";

    private const string EnvironmentPrefix = "LINNET_";
    private const string FileName = "appsettings.json";

    /// <summary>Puts Linnet's sources below what the configuration has already: the command line, or what a test sets.</summary>
    /// <exception cref="OptionsValidationException">Some settings are wrong; it has a sentence for each.</exception>
    public static void AddLinnetSources(this IConfigurationManager configuration)
    {
        var environment = new EnvironmentVariablesConfigurationSource { Prefix = EnvironmentPrefix };
        var folder = Path.GetFullPath(
            configuration[FolderKey]
            ?? new ConfigurationBuilder().Add(environment).Build()[FolderKey]
            ?? new SqliteOptions().Folder);
        IConfigurationSource[] sources = Directory.Exists(folder)
            ? [FileIn(folder), environment]
            : [environment];

        var own = new ConfigurationBuilder();
        foreach (var (index, source) in sources.Index())
        {
            configuration.Sources.Insert(index, source);
            own.Add(source);
        }

        // Last and strongest, so that a file cannot lead away from the folder that it lies in.
        configuration.Add(new MemoryConfigurationSource { InitialData = [new(FolderKey, folder)] });
        var errors = UnknownSections(own.Build()).Concat(SettingsSection.All.SelectMany(section => section.Check(configuration))).Distinct().ToList();
        if (errors.Count > 0)
        {
            throw new OptionsValidationException("", typeof(SettingsSection), errors);
        }
    }

    private static JsonConfigurationSource FileIn(string folder) => new()
    {
        FileProvider = new PhysicalFileProvider(folder),
        Path = FileName,
        Optional = true,
        ReloadOnChange = false,
    };

    private static IEnumerable<string> UnknownSections(IConfiguration own)
    {
        var known = SettingsSection.All.Select(section => section.Name).Distinct().ToArray();

        // A single variable may be somebody else's affair; one with a section is meant for Linnet.
        return own.GetChildren()
            .Where(child => child.Value is null && !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Key} is not a section of the settings; there are {string.Join(", ", known)}.");
    }
}

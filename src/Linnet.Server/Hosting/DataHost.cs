using Linnet.Server.Settings;

namespace Linnet.Server.Hosting;

/// <summary>The store and the rules without a server around them, for commands.</summary>
internal static class DataHost
{
    /// <summary>A host that opens the store when it is started and closes it when it is stopped.</summary>
    /// <param name="folder">The data folder; null: as the environment says, or the default.</param>
    public static HostApplicationBuilder CreateBuilder(string? folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        if (folder is not null)
        {
            builder.Configuration.AddInMemoryCollection([new(SettingsSources.FolderKey, folder)]);
        }

        builder.Services.AddSingleton<IHostLifetime, SignalsAreHandledElsewhere>();
        builder.AddLinnetData();
        return builder;
    }
}

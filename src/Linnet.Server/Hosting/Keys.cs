using Linnet.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Linnet.Server.Hosting;

/// <summary>
/// The keys that sign forms and cookies, so that forms outlive a restart: kept in the store where it is shared, else in the data folder.
/// </summary>
internal static class Keys
{
    private const string FolderName = "keys";

    public static void AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Linnet");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>(static (keys, provider) =>
            keys.XmlRepository = provider.GetService<IXmlRepository>() ?? InFolder(provider));
    }

    private static FileSystemXmlRepository InFolder(IServiceProvider provider) => new(
        new DirectoryInfo(Path.Combine(provider.GetRequiredService<DataFolder>().Path, FolderName)),
        provider.GetRequiredService<ILoggerFactory>());
}

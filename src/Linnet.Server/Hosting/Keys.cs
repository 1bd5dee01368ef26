using Linnet.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Linnet.Server.Hosting;

/// <summary>The keys that sign forms and cookies: kept in the data folder, so that forms outlive a restart.</summary>
internal static class Keys
{
    private const string FolderName = "keys";

    public static void AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Linnet");
        services.AddOptions<KeyManagementOptions>().Configure<SqliteStore, ILoggerFactory>(
            (keys, store, logs) => keys.XmlRepository = new FileSystemXmlRepository(
                new DirectoryInfo(Path.Combine(store.Folder.Path, FolderName)), logs));
    }
}

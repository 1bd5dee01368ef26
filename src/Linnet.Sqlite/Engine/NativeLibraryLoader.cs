using System.Runtime.InteropServices;
using SQLitePCL;

namespace Linnet.Sqlite.Engine;

/// <summary>Binds the managed driver to the system's SQLite, which the distribution keeps current.</summary>
internal static class NativeLibraryLoader
{
    private const string DriverName = "e_sqlite3";
    private const int VersionMin = 3_040_000;

    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"];
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Loads the library once.</summary>
    /// <exception cref="DllNotFoundException">There is none, or it is too old.</exception>
    public static void Ensure() => _ = Loaded.Value;

    private static bool Load()
    {
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            static (name, _, _) => name == DriverName ? Find() : IntPtr.Zero);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return raw.sqlite3_libversion_number() >= VersionMin
            ? true
            : throw new DllNotFoundException(
                $"SQLite 3.40 or later is needed; the system has {raw.sqlite3_libversion().utf8_to_string()}.");
    }

    private static IntPtr Find()
    {
        foreach (var name in SystemNames)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException("SQLite is missing. On Debian: apt-get install libsqlite3-0");
    }
}

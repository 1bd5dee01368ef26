using System.Globalization;

namespace Linnet.Sqlite.Engine;

/// <summary>Brings a database to the present schema. Its version is SQLite's own <c>user_version</c>.</summary>
internal static class Schema
{
    private const string Folder = "Linnet.Sqlite.Engine.Migrations.";

    // Embedded as NNN-name.sql; the number is the version that the script leads to.
    private static readonly string[] Scripts =
    [
        .. typeof(Schema).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The schema that this program works with.</summary>
    public static int Version => Scripts.Length;

    /// <summary>Runs the migrations that are missing, each in a transaction of its own.</summary>
    /// <exception cref="InvalidOperationException">The database was written by a newer program.</exception>
    public static void Migrate(Db db)
    {
        var version = (int)(db.Number("PRAGMA user_version") ?? 0);
        if (version > Version)
        {
            throw new InvalidOperationException(
                $"The database has schema {version}; this program knows up to {Version}. Use a newer Linnet.");
        }

        for (var next = version + 1; next <= Version; next++)
        {
            var set = string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {next};");
            db.Script($"BEGIN IMMEDIATE;\n{Read(Scripts[next - 1])}\n{set}\nCOMMIT;");
        }
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Schema).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

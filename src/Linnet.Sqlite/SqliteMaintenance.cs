using Linnet.Core.Diagnostics;
using Linnet.Sqlite.Engine;
using Linnet.Sqlite.Media;
using Microsoft.Data.Sqlite;

namespace Linnet.Sqlite;

/// <summary>What operators do with the embedded store as a whole.</summary>
public sealed class SqliteMaintenance(SqliteStore store, FolderMediaStore media)
{
    private const int ProblemsMax = 100;

    // Copies and their checks are no use of the store.
    private static readonly StoreOperation Apart = new("maintenance");

    /// <summary>Checks the structure of the databases and that every avatar has its image. Takes minutes on a large store.</summary>
    /// <returns>What is wrong; empty: nothing.</returns>
    public async Task<IReadOnlyList<string>> CheckIntegrityAsync(CancellationToken ct)
    {
        var present = media.ListKeys().ToHashSet();
        var problems = await store.Readers.ReadAsync(db => Check(db, present), ct);
        return [.. problems.Concat(CheckJournal(store.Folder)).Take(ProblemsMax)];
    }

    /// <summary>Images that no account shows any more. A running server may be about to use the newest.</summary>
    public async Task<IReadOnlyList<string>> FindOrphanedMediaAsync(CancellationToken ct)
    {
        var present = media.ListKeys().ToList();
        var used = await store.Readers.ReadAsync(ListAvatars, ct);
        return [.. present.Except(used)];
    }

    /// <summary>Writes a copy of everything as it is at one moment, and checks it. The server goes on meanwhile.</summary>
    /// <param name="targetFolder">Must not exist, or be empty.</param>
    /// <param name="ct">Cancels the call; what was written so far is removed.</param>
    /// <exception cref="IOException">The target is not empty, or there is no room.</exception>
    public async Task BackupAsync(string targetFolder, CancellationToken ct)
    {
        var target = DataFolder.At(targetFolder);
        RefuseUnlessEmpty(target);
        DataFolder.Make(target.Path);
        try
        {
            // Images first and again afterwards: those that come or go while the database is copied are in one of the two.
            await CopyMediaAsync(store.Folder, target, ct);

            // Likes go from the journal to the database: copied in this order, none is in neither; one that is in both does no harm.
            using (var journal = Db.OpenReader(store.Folder.Likes, Apart))
            {
                Copy(journal, target.Likes);
            }

            await store.Readers.ReadAsync(db => Copy(db, target.Database), ct);
            await CopyMediaAsync(store.Folder, target, ct);
            Verify(target);
        }
        catch
        {
            Directory.Delete(target.Path, recursive: true);
            throw;
        }
    }

    /// <summary>Makes a data folder from a backup, and checks it.</summary>
    /// <param name="backupFolder">What <see cref="BackupAsync"/> wrote.</param>
    /// <param name="dataFolder">Must not exist, or be empty.</param>
    /// <param name="ct">Cancels the call; what was written so far is removed.</param>
    /// <exception cref="IOException">There is no backup, it is damaged, the target is not empty, or there is no room.</exception>
    public static async Task RestoreAsync(string backupFolder, string dataFolder, CancellationToken ct)
    {
        var (source, target) = (DataFolder.At(backupFolder), DataFolder.At(dataFolder));
        if (!File.Exists(source.Database))
        {
            throw new IOException($"There is no backup in {source.Path}: {Path.GetFileName(source.Database)} is missing.");
        }

        RefuseUnlessEmpty(target);
        DataFolder.Make(target.Path);
        try
        {
            await CopyFileAsync(source.Database, target.Database, ct);
            if (File.Exists(source.Likes))
            {
                await CopyFileAsync(source.Likes, target.Likes, ct);
            }

            await CopyMediaAsync(source, target, ct);
            Verify(target);
        }
        catch
        {
            Directory.Delete(target.Path, recursive: true);
            throw;
        }
    }

    private static bool Copy(Db db, string path)
    {
        using var copy = new SqliteConnection($"Data Source={path};Pooling=False");
        copy.Open();
        db.Connection.BackupDatabase(copy);
        return true;
    }

    private static void RefuseUnlessEmpty(DataFolder folder)
    {
        if (Directory.Exists(folder.Path) && Directory.EnumerateFileSystemEntries(folder.Path).Any())
        {
            throw new IOException($"The folder {folder.Path} is not empty. Name one that is empty or does not exist.");
        }
    }

    private static void Verify(DataFolder folder)
    {
        using var db = Db.OpenReader(folder.Database, Apart);
        var present = Directory.Exists(folder.Media)
            ? Directory.EnumerateFiles(folder.Media, "*", SearchOption.AllDirectories).Select(Path.GetFileName).OfType<string>()
            : [];
        if (Check(db, present.ToHashSet()).Concat(CheckJournal(folder)).FirstOrDefault() is { } problem)
        {
            throw new IOException($"The copy in {folder.Path} is damaged: {problem}");
        }
    }

    private static List<string> CheckJournal(DataFolder folder)
    {
        if (!File.Exists(folder.Likes))
        {
            return [];
        }

        using var journal = Db.OpenReader(folder.Likes, Apart);
        return CheckStructure(journal);
    }

    private static List<string> CheckStructure(Db db)
    {
        var problems = db.List($"PRAGMA integrity_check({ProblemsMax})", static row => row.GetString(0));
        problems.Remove("ok");
        return problems;
    }

    private static List<string> Check(Db db, HashSet<string> presentMedia)
    {
        var problems = CheckStructure(db);
        problems.AddRange(ListAvatars(db).Where(key => !presentMedia.Contains(key)).Select(key => $"the avatar {key} is missing"));
        return [.. problems.Take(ProblemsMax)];
    }

    private static List<string> ListAvatars(Db db) =>
        db.List("SELECT avatar_key FROM account WHERE avatar_key IS NOT NULL", static row => row.GetString(0));

    private static async Task CopyMediaAsync(DataFolder source, DataFolder target, CancellationToken ct)
    {
        if (!Directory.Exists(source.Media))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(source.Media, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target.Media, Path.GetRelativePath(source.Media, file));
            if (!file.EndsWith(".tmp", StringComparison.Ordinal) && !File.Exists(copy))
            {
                DataFolder.Make(Path.GetDirectoryName(copy)!);
                await CopyFileAsync(file, copy, ct);
            }
        }
    }

    private static async Task CopyFileAsync(string from, string to, CancellationToken ct)
    {
        try
        {
            await using var source = File.OpenRead(from);
            await using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
            await source.CopyToAsync(target, ct);
            target.Flush(flushToDisk: true);
        }
        catch (FileNotFoundException) when (from.Contains("media", StringComparison.Ordinal))
        {
            // An avatar that was replaced meanwhile; the check afterwards tells if it is missed.
        }
    }
}

namespace Linnet.Sqlite;

/// <summary>Another process works on the data folder.</summary>
public sealed class DataFolderInUseException(string path)
    : IOException($"The data folder {path} is in use by another Linnet process. Stop it first, or choose another folder.");

/// <summary>Where things are in a data folder.</summary>
/// <param name="Path">The folder, as an absolute path.</param>
public sealed record DataFolder(string Path)
{
    /// <summary>The database.</summary>
    public string Database => System.IO.Path.Combine(Path, "linnet.db");

    /// <summary>Likes that the store does not have yet.</summary>
    public string Likes => System.IO.Path.Combine(Path, "likes.db");

    /// <summary>Images.</summary>
    public string Media => System.IO.Path.Combine(Path, "media");

    /// <summary>The socket on which a running server takes commands.</summary>
    public string ControlSocket => System.IO.Path.Combine(Path, "control.sock");

    private string LockFile => System.IO.Path.Combine(Path, "linnet.lock");

    /// <summary>The folder at <paramref name="path"/>, which need not exist.</summary>
    public static DataFolder At(string path) => new(System.IO.Path.GetFullPath(path));

    /// <summary>Makes the folder where it is missing and takes its lock, which ends with the process at the latest.</summary>
    /// <returns>The lock; disposing of it gives the folder free.</returns>
    /// <exception cref="DataFolderInUseException">Another process holds the lock.</exception>
    public IDisposable Lock()
    {
        Make(Path);
        try
        {
            return new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(LockFile))
        {
            throw new DataFolderInUseException(Path);
        }
    }

    /// <summary>Makes a folder that only its owner can enter.</summary>
    internal static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}

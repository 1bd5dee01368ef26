namespace Linnet.Testing;

/// <summary>An empty folder of its own, deleted with all that is in it when disposed.</summary>
public sealed class TestFolder : IDisposable
{
    /// <summary>The folder's full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("linnet-").FullName;

    /// <summary>The full path of <paramref name="name"/> in the folder; nothing is created.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}

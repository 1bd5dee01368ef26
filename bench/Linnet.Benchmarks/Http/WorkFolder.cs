namespace Linnet.Benchmarks.Http;

/// <summary>A temporary folder, removed with everything in it.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("linnet-bench-").FullName;

    /// <summary>The path of something in it.</summary>
    public string this[string name] => Path.Combine(_path, name);

    /// <summary>Removes it.</summary>
    public void Dispose() => Directory.Delete(_path, recursive: true);
}

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Linnet.Testing;

namespace Linnet.Architecture.Tests;

/// <summary>A project under <c>src/</c>, as its project file and its built assembly show it.</summary>
internal sealed class Room(string projectFile)
{
    private readonly XDocument _project = XDocument.Load(projectFile);

    public static IReadOnlyList<Room> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.File("src"), "*.csproj", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new Room(file)),
    ];

    public string Name { get; } = Path.GetFileNameWithoutExtension(projectFile);

    public static Room Named(string name) => All.Single(room => room.Name == name);

    /// <summary>The rooms that the project file names.</summary>
    public IEnumerable<string> ProjectReferences() =>
        _project.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    /// <summary>Every assembly that the built code uses.</summary>
    public IReadOnlyList<string> UsedAssemblies()
    {
        using var file = new PEReader(File.OpenRead(AssemblyFile()));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private string AssemblyFile()
    {
        var assembly = _project.Descendants("AssemblyName").SingleOrDefault()?.Value ?? Name;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return Repository.File($"artifacts/bin/{Name}/{configuration}/{assembly}.dll");
    }
}

using System.Xml.Linq;
using Linnet.Testing;
using Shouldly;
using Xunit;

namespace Linnet.Architecture.Tests;

/// <summary>What the repository holds, and where.</summary>
public sealed class LayoutTests
{
    private static readonly string[] RootEntries =
    [
        "README.md", "LICENSE", "linnet", "test", "Linnet.slnx", "Directory.Build.props", "Directory.Packages.props",
        "global.json", ".editorconfig", ".gitignore", ".gitattributes", ".git", ".ci", "src", "tests", "bench",
        "deploy", "docs",
    ];

    [Fact]
    public void The_root_holds_only_what_belongs_there() =>
        Directory.EnumerateFileSystemEntries(Repository.Root)
            .Select(entry => Path.GetFileName(entry))
            .Except([.. RootEntries, .. IgnoredAtRoot()])
            .ShouldBeEmpty();

    [Fact]
    public void The_solution_holds_every_room_and_every_test_project()
    {
        var listed = XDocument.Load(Repository.File("Linnet.slnx")).Descendants("Project")
            .Select(project => project.Attribute("Path")!.Value);

        ProjectsUnder("src", "tests").Except(listed).ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_keeps_a_lock_file() =>
        ProjectsUnder("src", "tests", "deploy")
            .Where(project => !File.Exists(Repository.File(LockFileOf(project))))
            .ShouldBeEmpty();

    [Fact]
    public void No_lock_file_names_the_registry_it_came_from() =>
        ProjectsUnder("src", "tests", "deploy")
            .Select(LockFileOf)
            .Where(file => File.ReadAllText(Repository.File(file)).Contains("://", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Every_package_has_its_reason_in_the_decision_record()
    {
        var record = File.ReadAllText(Repository.File("docs/adr/0002-dependencies.md"));

        XDocument.Load(Repository.File("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => package.Attribute("Include")!.Value)
            .Where(package => !record.Contains($"`{package}`", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_index_of_the_documentation_links_every_page()
    {
        var docs = Repository.File("docs");
        var index = File.ReadAllText(Path.Combine(docs, "README.md"));

        Directory.EnumerateFiles(docs, "*.md", SearchOption.AllDirectories)
            .Select(page => Path.GetRelativePath(docs, page))
            .Where(page => page != "README.md" && !index.Contains($"({page})", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private static string LockFileOf(string project) => $"{Path.GetDirectoryName(project)}/packages.lock.json";

    private static IEnumerable<string> ProjectsUnder(params string[] folders) =>
        from folder in folders
        where Directory.Exists(Repository.File(folder))
        from file in Directory.EnumerateFiles(Repository.File(folder), "*.csproj", SearchOption.AllDirectories)
        select Path.GetRelativePath(Repository.Root, file);

    private static IEnumerable<string> IgnoredAtRoot() =>
        File.ReadLines(Repository.File(".gitignore")).Select(line => line.Trim('/'));
}

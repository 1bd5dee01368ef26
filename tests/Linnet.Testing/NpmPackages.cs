namespace Linnet.Testing;

/// <summary>Packages of npm that single suites drive; <c>./test</c> fetches them where it may.</summary>
public static class NpmPackages
{
    /// <summary>
    /// Returns when there is a package called <paramref name="name"/>. Skips the test otherwise, and fails it where the variable
    /// <c>CI</c> is set.
    /// </summary>
    /// <returns>The folder whose <c>node_modules</c> has it.</returns>
    public static string Require(string name)
    {
        var folder = Repository.File("artifacts/npm");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", name)))
        {
            Machine.Lacks($"The npm package {name} is missing: ./test fetches it where there are node and npm");
        }

        return folder;
    }
}

namespace Linnet.Testing;

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Full path of the repository's root: the nearest folder above the tests that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Full path of <paramref name="relative"/>, which is given from the root with slashes.</summary>
    public static string File(string relative) => Path.Combine(Root, relative);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Linnet.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Linnet.slnx.");
    }
}

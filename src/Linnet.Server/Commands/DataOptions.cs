using System.CommandLine;

namespace Linnet.Server.Commands;

/// <summary>The option that names the data folder.</summary>
internal static class DataOptions
{
    public static Option<string> Folder() => new("--data")
    {
        Description = "The data folder [default: LINNET_Storage__Folder, else data in the current folder]",
        HelpName = "folder",
    };
}

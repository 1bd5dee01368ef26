using System.CommandLine;

namespace Linnet.Server.Commands.Jobs;

/// <summary><c>linnet jobs …</c></summary>
internal static class JobsCommands
{
    public static Command Create() => new("jobs", "See and repeat the jobs that write feeds")
    {
        new JobsListCommand(),
        new JobsRetryCommand(),
    };
}

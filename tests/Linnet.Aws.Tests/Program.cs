using Linnet.Aws.Tests.Pace;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Linnet.Aws.Tests;

/// <summary>Runs the tests; called by one of them, a worker of the fan-out as a process of its own.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [WorkerProcess.Command, .. var settings])
        {
            await WorkerProcess.RunAsync(settings);
            return 0;
        }

        return Array.Exists(args, arg => arg is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(args);
    }
}

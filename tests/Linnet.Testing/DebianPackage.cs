using System.Diagnostics;
using Xunit;

namespace Linnet.Testing;

/// <summary>Programs of the distribution that single suites drive; <c>./test</c> installs them where it may.</summary>
public static class DebianPackage
{
    /// <summary>
    /// Returns when the package <paramref name="name"/> is installed. Skips the test otherwise, and fails it where the
    /// variable <c>CI</c> is set, so that nothing goes untested unseen.
    /// </summary>
    public static async Task RequireAsync(string name)
    {
        if (!await IsInstalledAsync(name))
        {
            Machine.Lacks($"The Debian package {name} is missing: apt-get install {name}");
        }
    }

    private static async Task<bool> IsInstalledAsync(string name)
    {
        var start = new ProcessStartInfo("dpkg-query", ["--show", "--showformat=${db:Status-Status}", name])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var query = Process.Start(start) ?? throw new InvalidOperationException("dpkg-query did not start.");
        var token = TestContext.Current.CancellationToken;
        var status = await query.StandardOutput.ReadToEndAsync(token);
        await query.WaitForExitAsync(token);
        return status == "installed";
    }
}

using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace Linnet.Testing;

/// <summary>The machine that the tests run on.</summary>
public static class Machine
{
    /// <summary>
    /// Skips the test for want of something, and fails it where the variable <c>CI</c> is set, so that nothing goes untested
    /// unseen.
    /// </summary>
    /// <param name="what">What is missing, and how to get it.</param>
    [DoesNotReturn]
    public static void Lacks(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            Assert.Fail(what);
        }

        Assert.Skip(what);
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Linnet.Testing.Aws;

namespace Linnet.Testing.Hosts;

/// <summary>
/// The store that the hosts run on: the embedded one, or, where the variable <c>LINNET_TEST_STORAGE</c> is <c>Aws</c>, emulated AWS. A
/// data folder stands for one store, whichever it is: who starts again in it finds what was there.
/// </summary>
public static class TestStorage
{
    private const int PrefixBytes = 8;

    private static readonly Dictionary<string, string> None = [];
    private static readonly ConcurrentDictionary<string, Lazy<Task<Dictionary<string, string>>>> Stores = [];

    /// <summary>True on emulated AWS.</summary>
    public static bool IsAws { get; } = Environment.GetEnvironmentVariable("LINNET_TEST_STORAGE") == "Aws";

    /// <summary>The settings by which a host takes the store of a data folder; made at the first call.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> SettingsAsync(string folder) =>
        IsAws ? await Stores.GetOrAdd(folder, static path => new(() => MakeAsync(path))).Value : None;

    /// <summary>The same, as variables for a process.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(string folder) =>
        (await SettingsAsync(folder)).ToDictionary(
            setting => $"LINNET_{setting.Key.Replace(":", "__", StringComparison.Ordinal)}", setting => setting.Value);

    private static async Task<Dictionary<string, string>> MakeAsync(string folder)
    {
        var prefix = $"test-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)).AsSpan(0, PrefixBytes))}";
        var settings = await EmulatedAws.MakeAsync(prefix);
        return new(settings) { ["Storage:Kind"] = "Aws" };
    }
}

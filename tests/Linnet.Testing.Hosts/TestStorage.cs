using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Linnet.Testing.Aws;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Testing.Hosts;

/// <summary>
/// The store that the hosts run on: the embedded one, or, where the variable <c>LINNET_TEST_STORAGE</c> is <c>Aws</c>, emulated AWS. A
/// data folder stands for one store, whichever it is: who starts again in it finds what was there.
/// </summary>
public static class TestStorage
{
    /// <summary>The trait of tests that are not for every store.</summary>
    public const string Trait = "storage";

    /// <summary>The embedded store: what it keeps in the process, its files, its commands, what it costs.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>Any store that takes thousands of rows in a moment, which the emulators do not.</summary>
    public const string Fast = "fast";

    private const int PrefixBytes = 8;

    private static readonly Dictionary<string, string> None = [];
    private static readonly ConcurrentDictionary<string, Lazy<Task<Dictionary<string, string>>>> Stores = [];

    /// <summary>True on emulated AWS.</summary>
    public static bool IsAws { get; } = Environment.GetEnvironmentVariable("LINNET_TEST_STORAGE") == "Aws";

    /// <summary>The settings by which a host takes the store of a data folder; made at the first call.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> SettingsAsync(string folder) =>
        IsAws ? await StoreOf(folder).Value : None;

    /// <summary>The same, as variables for a process.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(string folder) =>
        (await SettingsAsync(folder)).ToDictionary(
            setting => $"LINNET_{setting.Key.Replace(":", "__", StringComparison.Ordinal)}", setting => setting.Value);

    /// <summary>Adds what a host inside the test needs besides, before the product's services.</summary>
    internal static void AddTo(IServiceCollection services)
    {
        if (IsAws)
        {
            EmulatedAws.UseRealClock(services);
        }
    }

    /// <summary>Waits until what follows a change by itself is there: tags, words and counts of likes. The embedded store has them at once.</summary>
    public static Task SettledAsync(string folder) => IsAws ? EmulatedAws.SettledAsync(PrefixOf(folder)) : Task.CompletedTask;

    /// <summary>Lets a data folder stand for the store of another one, on emulated AWS.</summary>
    public static void Share(string folder, string storeOf)
    {
        if (IsAws)
        {
            Stores[folder] = StoreOf(storeOf);
        }
    }

    /// <summary>On emulated AWS, lets calls fail and messages come late, twice and out of order from now on; or no more.</summary>
    public static Task DisturbAsync(string folder, bool isDisturbed) =>
        IsAws ? EmulatedAws.DisturbAsync(PrefixOf(folder), isDisturbed) : Task.CompletedTask;

    /// <summary>How many messages were set aside, on emulated AWS.</summary>
    public static Task<int> DeadLettersAsync(string folder) => EmulatedAws.DeadLettersAsync(PrefixOf(folder));

    /// <summary>How often anything in the store was changed, on emulated AWS.</summary>
    public static Task<long> WritesAsync(string folder) => EmulatedAws.WritesAsync(PrefixOf(folder));

    private static Lazy<Task<Dictionary<string, string>>> StoreOf(string folder) =>
        Stores.GetOrAdd(folder, static path => new(() => MakeAsync(path)));

    private static string PrefixOf(string folder) =>
        $"test-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)).AsSpan(0, PrefixBytes))}";

    private static async Task<Dictionary<string, string>> MakeAsync(string folder) => new(await EmulatedAws.MakeAsync(PrefixOf(folder)))
    {
        ["Storage:Kind"] = "Aws",

        // Those who wait for counts do not wait for long.
        ["Likes:UnsentFor"] = "00:00:00.2",
    };
}

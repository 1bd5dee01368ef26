using System.Collections.Concurrent;
using System.Text.Json;

namespace Linnet.Core.Diagnostics;

/// <summary>
/// Names a store's operations after the place that calls its engine: <c>FindManyAsync</c> in SqliteStatusStore.cs is
/// <c>status.find_many</c>. So no operation goes without a name, and a call costs no allocation.
/// </summary>
/// <param name="counters">Where they are counted.</param>
/// <param name="database">What files of this store begin with, for instance <c>Sqlite</c>.</param>
public sealed class CallSites(StoreCounters counters, string database)
{
    private readonly ConcurrentDictionary<(string File, string Member), StoreOperation> _known = [];

    /// <summary>The counters of the operation that is called for.</summary>
    /// <param name="file">The caller's file, as the compiler gives it.</param>
    /// <param name="member">The caller's member, as the compiler gives it.</param>
    public StoreOperation Of(string file, string member) => _known.TryGetValue((file, member), out var operation)
        ? operation
        : _known.GetOrAdd((file, member), site => counters.Of(NameOf(site.File, site.Member)));

    private string NameOf(string file, string member)
    {
        // The program may run on another system than the one that it was built on.
        var type = file[(file.LastIndexOfAny(['/', '\\']) + 1)..file.LastIndexOf('.')];
        return $"{Snake(Without(type, database, "Store"))}.{Snake(Without(member, "", "Async"))}";
    }

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static string Without(string name, string start, string end)
    {
        name = name.StartsWith(start, StringComparison.Ordinal) ? name[start.Length..] : name;
        return name.EndsWith(end, StringComparison.Ordinal) ? name[..^end.Length] : name;
    }
}

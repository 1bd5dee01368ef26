using Linnet.Aws.Tests;
using Linnet.Aws.Tests.Pace;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// Most wait: for emulators, for capacity, for clocks.
[assembly: CollectionBehavior(MaxParallelThreads = 6)]
[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Linnet.Aws.Tests;

/// <summary>Begins with what takes longest whatever else runs, so that nothing is waited for in the end.</summary>
internal sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
        [nameof(PaceTests), nameof(SlowTableTests), nameof(LikeRunTests), nameof(FeedStoreTests), nameof(SearchModelTests), nameof(FeedBurstTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(PlaceOf).ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    private static int PlaceOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var place = Array.FindIndex(Longest, name => collection.TestCollectionDisplayName.Contains($".{name} ", StringComparison.Ordinal));
        return place < 0 ? Longest.Length : place;
    }
}

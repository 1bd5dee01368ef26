using Linnet.Aws.Engine;
using Linnet.Aws.Search;
using Linnet.Aws.Tables;
using Linnet.Core.Diagnostics;
using Linnet.Testing.Aws;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Search;

/// <summary>Lists that nobody changes.</summary>
public sealed class WrittenLists : IAsyncLifetime
{
    public const int Highest = 3000;

    private readonly AwsUnderTest _store = new();

    internal Dynamo Dynamo => _store.Get<Dynamo>();

    internal StoreCounters Counters => _store.Get<StoreCounters>();

    public async ValueTask InitializeAsync()
    {
        await _store.OpenAsync();
        await WriteAsync("common", Enumerable.Range(1, Highest));
        await WriteAsync("third", Enumerable.Range(1, Highest).Where(id => id % 3 == 0));
        await WriteAsync("rare", [7, 9, 900, 2997, 2998]);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private Task WriteAsync(string word, IEnumerable<int> ids) => Dynamo.WriteAsync(
        LinnetTables.Words, ids.Select(id => IndexItems.Write(word, id)), [], TestContext.Current.CancellationToken);
}

public sealed class SearchListTests(WrittenLists written) : IClassFixture<WrittenLists>
{
    private const int Highest = WrittenLists.Highest;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_all_lists_hold_comes_once_in_the_order_of_the_walk(bool ascending)
    {
        (await WalkAsync(ascending, 1, Highest, "common", "rare", "third")).ShouldBe(Ordered([9, 900, 2997], ascending));
        (await WalkAsync(ascending, 1, Highest, "third", "common"))
            .ShouldBe(Ordered(Enumerable.Range(1, Highest).Where(id => id % 3 == 0).Select(id => (long)id), ascending));
        (await WalkAsync(ascending, 9, 900, "rare", "common")).ShouldBe(Ordered([9, 900], ascending));
        (await WalkAsync(ascending, 10, 899, "rare", "common")).ShouldBeEmpty();
        (await WalkAsync(ascending, 1, Highest, "rare", "nothing")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Leaps_through_a_long_list_read_little_of_it()
    {
        var before = written.Counters.Reads;

        await WalkAsync(ascending: false, 1, Highest, "rare", "common");

        (written.Counters.Reads - before).ShouldBeLessThan(12);
    }

    private static IEnumerable<long> Ordered(IEnumerable<long> ids, bool ascending) => ascending ? ids.Order() : ids.OrderDescending();

    private async Task<List<long>> WalkAsync(bool ascending, long lowest, long highest, params string[] words)
    {
        var lists = words.Select(word => new SearchList(written.Dynamo, new(LinnetTables.Words, word), ascending)).ToList();
        var (first, last) = ascending ? (lowest, highest) : (highest, lowest);
        return await SearchList.CommonAsync(lists, first, last, Token).ToListAsync(Token);
    }
}

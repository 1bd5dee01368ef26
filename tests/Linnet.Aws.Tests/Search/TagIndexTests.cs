using Linnet.Aws.Engine;
using Linnet.Aws.Search;
using Linnet.Aws.Tables;
using Linnet.Testing.Aws;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Search;

public sealed class TagIndexTests : IAsyncLifetime
{
    private readonly AwsUnderTest _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Of_more_tags_than_are_sorted_the_most_used_come_first_all_the_same()
    {
        var tags = Enumerable.Range(1, 1500).Select(number => Count($"duck{number:0000}", number));
        await _store.Get<Dynamo>().WriteAsync(LinnetTables.TagCounts, [.. tags, Count("dog", 5000)], [], Token);

        (await FindAsync("duck", 0)).ShouldBe(["duck1500", "duck1499", "duck1498"]);
        (await FindAsync("duck", 3)).ShouldBe(["duck1497", "duck1496", "duck1495"]);
        (await FindAsync("d", 0)).ShouldBe(["dog", "duck1500", "duck1499"]);
        (await FindAsync("duck000", 0)).ShouldBe(["duck0009", "duck0008", "duck0007"]);
    }

    private static Item Count(string tag, int statuses)
    {
        var item = TagIndex.CountKey(tag);
        item["statuses"] = statuses;
        return item;
    }

    private async Task<IEnumerable<string>> FindAsync(string prefix, int offset) =>
        (await _store.Get<TagIndex>().FindAsync(prefix, offset, 3, Token)).Select(tag => tag.Name);
}

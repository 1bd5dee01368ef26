using Linnet.Core.Paging;
using Linnet.Core.Search;
using Linnet.Testing.Model;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>Searches agree with a plain model through random lives of posts, edits, deletions, loads and restarts.</summary>
public abstract class SearchModelContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private const int Steps = 60;
    private const int QueriesPerStep = 4;

    /// <summary>How many lives are tried; fewer where each takes long.</summary>
    protected virtual int Lives => 20;

    [Fact]
    public async Task Every_search_equals_the_model_after_any_life()
    {
        for (var seed = FeedRulesContract<TStore>.FirstSeed; seed < FeedRulesContract<TStore>.FirstSeed + Lives; seed++)
        {
            await using var store = new TStore();
            await store.OpenAsync();
            var model = await SearchModel.BeginAsync(store, new Random(seed));
            for (var step = 0; step < Steps; step++)
            {
                await model.StepAsync();
                await CompareAsync(store, model, $"LINNET_TEST_SEED={seed}, step {step}");
            }
        }
    }

    private static async Task CompareAsync(StoreUnderTest store, SearchModel model, string where)
    {
        for (var i = 0; i < QueriesPerStep; i++)
        {
            var asked = model.Ask();
            var query = SearchQuery.Parse(asked.Text).Value;
            ValueTask<IReadOnlyList<long>> FindAsync(PageRequest page) =>
                store.Search.FindStatusesAsync(query, asked.AuthorId, page, 0, TestContext.Current.CancellationToken);

            // What the store has not indexed yet may be missing; nothing else may.
            (await FindAsync(PageRequest.Newest())).Except(asked.Expected).ShouldBeEmpty($"{where}, too much for {asked.Text}");
            if (model.IsToBeIndexed)
            {
                await store.IndexAsync();
                (await PageWalk.DownAsync(FindAsync, () => 3)).ShouldBe(asked.Expected, $"{where}, {asked.Text}");
            }
        }
    }
}

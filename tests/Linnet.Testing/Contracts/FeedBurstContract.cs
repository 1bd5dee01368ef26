using Linnet.Testing.Model;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>Feeds agree with the model also when everything happens at once.</summary>
public abstract class FeedBurstContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private const int Calls = 25;

    /// <summary>How many stores are tried, one after the other.</summary>
    protected virtual int Stores => 4;

    /// <summary>How many bursts each store gets.</summary>
    protected virtual int Bursts => 6;

    [Fact]
    public async Task Every_feed_equals_the_model_when_a_burst_is_over()
    {
        var first = FeedRulesContract<TStore>.FirstSeed;
        for (var seed = first; seed < first + Stores; seed++)
        {
            await using var store = new TStore();
            await store.OpenAsync();
            try
            {
                await FeedBurst.RunAsync(store, seed, Bursts, Calls);
            }
            catch (Exception exception) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                Assert.Fail($"LINNET_TEST_SEED={seed} failed; it need not fail each time.\n{exception}");
            }
        }
    }
}

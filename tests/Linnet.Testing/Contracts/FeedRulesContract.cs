using System.Globalization;
using Linnet.Testing.Model;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>Feeds agree with the model whatever happens, one thing after the other, in whatever order.</summary>
public abstract class FeedRulesContract<TStore>
    where TStore : StoreUnderTest, new()
{
    /// <summary>Where the seeds begin; <c>LINNET_TEST_SEED</c> sets another place.</summary>
    internal static readonly int FirstSeed =
        int.Parse(Environment.GetEnvironmentVariable("LINNET_TEST_SEED") ?? "1", CultureInfo.InvariantCulture);

    private const int Steps = 150;

    /// <summary>How many lives are lived.</summary>
    protected virtual int Lives => 60;

    [Fact]
    public async Task Every_feed_equals_the_model_after_any_life()
    {
        for (var seed = FirstSeed; seed < FirstSeed + Lives; seed++)
        {
            var life = FeedStep.Life(seed, Steps);
            if (await TryAsync(life) is { } failure)
            {
                var shortest = await StepShrinker.ShrinkAsync(life, async steps => await TryAsync(steps) is not null);
                var last = await TryAsync(shortest) ?? failure;
                Assert.Fail($"LINNET_TEST_SEED={seed} fails:\n{string.Join('\n', shortest)}\n{last}");
            }
        }
    }

    private static async Task<Exception?> TryAsync(IReadOnlyList<FeedStep> steps)
    {
        await using var store = new TStore();
        await store.OpenAsync();
        try
        {
            await FeedRun.RunAsync(store, steps);
            return null;
        }
        catch (Exception exception) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return exception;
        }
    }
}

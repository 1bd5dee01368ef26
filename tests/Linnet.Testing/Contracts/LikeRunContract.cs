using Linnet.Testing.Model;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>No like that was acknowledged is lost or counted twice, whatever happens to the process and the store.</summary>
public abstract class LikeRunContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private const int Steps = 100;
    private const int FewestChanges = 25;

    /// <summary>How many lives are tried; fewer where each takes long.</summary>
    protected virtual int Lives => 60;

    /// <summary>How long the life is that crashes at each of its changes.</summary>
    protected virtual int StepsWithOneCrash => 60;

    /// <summary>At every how many changes it crashes; less often where each life takes long.</summary>
    protected virtual int CrashEvery => 1;

    [Fact]
    public async Task Counts_and_states_equal_the_model_after_any_life()
    {
        for (var seed = FeedRulesContract<TStore>.FirstSeed; seed < FeedRulesContract<TStore>.FirstSeed + Lives; seed++)
        {
            using var run = await LikeRun.BeginAsync(Store, seed);
            await ShouldPassAsync(seed, "a life", () => run.LiveAsync(Steps));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Counts_and_states_equal_the_model_after_a_crash_at_any_step(bool afterwards)
    {
        var seed = FeedRulesContract<TStore>.FirstSeed;
        using var whole = await LikeRun.BeginAsync(Store, seed);
        var changes = await whole.LiveOnceAsync(StepsWithOneCrash, crashAt: null, afterwards);
        changes.ShouldBeGreaterThan(FewestChanges, "hardly anything happens");
        for (var crashAt = 0; crashAt < changes; crashAt += CrashEvery)
        {
            using var run = await LikeRun.BeginAsync(Store, seed);
            await ShouldPassAsync(
                seed, $"a crash at change {crashAt}", () => run.LiveOnceAsync(StepsWithOneCrash, crashAt, afterwards));
        }
    }

    private static async Task ShouldPassAsync(int seed, string what, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception exception) when (!Token.IsCancellationRequested)
        {
            Assert.Fail($"LINNET_TEST_SEED={seed}: {what} fails: {exception}");
        }
    }
}

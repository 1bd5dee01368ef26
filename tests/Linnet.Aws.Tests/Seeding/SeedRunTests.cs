using Linnet.Aws.Seeding;
using Linnet.Core.Accounts;
using Linnet.Core.Seeding;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Capacity;
using Linnet.Testing.Builders;
using Linnet.Testing.Contracts;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Seeding;

/// <summary>What <c>linnet seed</c> does, on tables whose capacities are enforced.</summary>
public sealed class SeedRunTests : StoreContract<AwsUnderTest>
{
    private const int Followers = 100;
    private const int Normal = 5;
    private const int Raised = 60;
    private const int Refused = 3;

    private readonly List<SeedProgress> _seen = [];

    [Fact]
    public async Task Followers_are_loaded_at_raised_capacity_counted_and_verified()
    {
        foreach (var table in CapacityRaise.Loaded)
        {
            await Store.ProvideAsync(table, Normal);
        }

        Store.Get<IOptions<AwsOptions>>().Value.SeedUnits = Raised;
        Store.Gate.Count(Store.Prefix).Start(hasBurst: false);
        var refused = 0;
        Store.Gate.Fail(
            Store.Prefix, request => request.Operation is "BatchWriteItem" && Interlocked.Increment(ref refused) <= Refused ? Fault.Throttled : null);

        var report = await SeedAsync();

        report.ShouldBe(new SeedReport(Followers + 1, Followers, 0, 0));
        Store.Seed.SentAgain.ShouldBeGreaterThan(Refused);
        _seen.ShouldContain(progress => progress.SentAgain > 0);
        _seen[0].Phase.ShouldBe(SeedPhase.Raising);
        _seen[^1].Phase.ShouldBe(SeedPhase.Lowering);
        foreach (var table in CapacityRaise.Loaded)
        {
            (await Store.UnitsAsync(table)).ShouldAllBe(units => units == Normal, table.Name);
        }
    }

    [Fact]
    public async Task A_load_that_broke_off_is_completed_by_the_next()
    {
        var first = await Should.ThrowAsync<InvalidDataException>(SeedAsync(after: SeedPhase.Accounts));
        first.Message.ShouldBe("cut");

        (await SeedAsync()).ShouldBe(new SeedReport(Followers + 1, Followers, 0, 0));

        var daisy = (await Store.Accounts.FindByAliasAsync("daisy", Token)).ShouldNotBeNull();
        daisy.Followers.ShouldBe(Followers);
        await Store.ShouldCountRightAsync();
    }

    /// <summary>Loads, or breaks off when a phase is done.</summary>
    private async Task<SeedReport> SeedAsync(SeedPhase? after = null)
    {
        using var passwords = new Passwords(Options.Create(new PasswordOptions()));
        var seeder = new Seeder(Store.Seed, Store.Accounts, Store.Follows, passwords, TimeProvider.System);
        var plan = new FollowersPlan("daisy", Followers, "donald");
        var result = await Store.Seed.WhileReadyAsync(
            () => seeder.SeedFollowersAsync(plan, "password", tokens: null, new Watch(_seen, after), Token), new Watch(_seen, after), Token);
        return result.Value;
    }

    private sealed class Watch(List<SeedProgress> seen, SeedPhase? end) : IProgress<SeedProgress>
    {
        public void Report(SeedProgress value)
        {
            seen.Add(value);
            if (value.Phase == end && value.Done > 0)
            {
                throw new InvalidDataException("cut");
            }
        }
    }
}

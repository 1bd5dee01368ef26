using System.Diagnostics;
using Linnet.Aws.Seeding;
using Linnet.Testing;
using Linnet.Testing.Aws;
using Linnet.Testing.Contracts;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Seeding;

/// <summary>The command itself, as a process that is killed, on tables whose capacities are enforced.</summary>
public sealed class SeedCommandTests : StoreContract<AwsUnderTest>
{
    private const int Followers = 150;
    private const int Normal = 5;
    private const int Raised = 60;
    private const int KilledAt = 150;

    [Fact]
    public async Task A_load_that_was_killed_is_completed_by_the_next_which_lowers_the_capacities()
    {
        using var folder = new TestFolder();
        foreach (var table in CapacityRaise.Loaded)
        {
            await Store.ProvideAsync(table, Normal);
        }

        var meter = Store.Gate.Count(Store.Prefix);
        meter.Start(hasBurst: false);
        using (var killed = Start(folder))
        {
            await Eventually.HoldsAsync(() => meter.Sum("names").Written >= KilledAt, TimeSpan.FromMinutes(1));
            killed.Kill();
            await killed.WaitForExitAsync(Token);
        }

        (await UnitsAsync()).ShouldAllBe(units => units == Raised, "nobody could lower them");
        (await Store.Accounts.FindByAliasAsync("daisy", Token))?.Followers.ShouldBeLessThan(Followers);

        using var next = Start(folder);
        var (output, errors) = (next.StandardOutput.ReadToEndAsync(Token), next.StandardError.ReadToEndAsync(Token));
        await next.WaitForExitAsync(Token);

        next.ExitCode.ShouldBe(0, await errors);
        (await output).ShouldContain($"Complete and verified: {Followers + 1} accounts, {Followers} follows");
        (await UnitsAsync()).ShouldAllBe(units => units == Normal);
        (await Store.Accounts.FindByAliasAsync("daisy", Token)).ShouldNotBeNull().Followers.ShouldBe(Followers);
    }

    private Process Start(TestFolder folder)
    {
        var start = new ProcessStartInfo(LinnetProcess.Program, ["seed", "--data", folder.Path, "--followers", $"{Followers}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LINNET_Storage__Kind"] = "Aws";
        start.Environment["LINNET_Aws__SeedUnits"] = $"{Raised}";
        foreach (var (name, value) in Store.Settings)
        {
            start.Environment[$"LINNET_{name.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The command did not start.");
    }

    private async Task<IReadOnlyList<long>> UnitsAsync()
    {
        var units = new List<long>();
        foreach (var table in CapacityRaise.Loaded)
        {
            units.AddRange(await Store.UnitsAsync(table));
        }

        return units;
    }
}

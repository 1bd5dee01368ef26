using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Linnet.Aws.Operations;
using Linnet.Aws.Tables;
using Linnet.Aws.Tests.Seeding;
using Linnet.Core.Seeding;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Capacity;
using Linnet.Testing.Aws.Operations;
using Linnet.Testing.Contracts;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Operations;

public sealed class PausingTests : StoreContract<AwsUnderTest>
{
    private static readonly Progress<SeedProgress> Nobody = new();

    private Pausing Pausing => Store.Get<Pausing>();

    [Fact]
    public async Task A_pause_takes_triggers_off_and_capacities_down_and_the_end_of_it_puts_both_back()
    {
        await ProvideAsync();

        var paused = await Pausing.PauseAsync(Token);

        paused.Triggers.ShouldBe(5);
        paused.Capacities.ShouldSatisfyAllConditions(report => report.Changed.ShouldBe(3), report => report.Failed.ShouldBeEmpty());
        PlayedTriggers.OnOf(Store.Prefix).ShouldBeEmpty();
        (await UnitsAsync()).ShouldBe([1, 1, 1, 1, 1, 1]);

        var resumed = await Pausing.ResumeAsync(Token);

        resumed.ShouldSatisfyAllConditions(report => report.Triggers.ShouldBe(5), report => report.Capacities.Changed.ShouldBe(3));
        PlayedTriggers.OnOf(Store.Prefix).Count.ShouldBe(5);
        (await UnitsAsync()).ShouldBe([5, 5, 5, 5, 100, 7]);
    }

    [Fact]
    public async Task Either_may_be_done_twice()
    {
        await ProvideAsync();

        await Pausing.PauseAsync(Token);
        await Pausing.PauseAsync(Token);
        (await UnitsAsync()).ShouldAllBe(units => units == 1);

        await Pausing.ResumeAsync(Token);
        (await Pausing.ResumeAsync(Token)).Capacities.Changed.ShouldBe(0);
        (await UnitsAsync()).ShouldBe([5, 5, 5, 5, 100, 7]);
    }

    [Fact]
    public async Task A_table_that_cannot_be_changed_is_named_and_the_next_run_does_it()
    {
        await ProvideAsync();
        FailChanges(LinnetTables.Feeds);

        var cutShort = await Pausing.PauseAsync(Token);

        cutShort.Capacities.Failed.ShouldBe([Store.NameOf(LinnetTables.Feeds)]);
        (await UnitsAsync()).ShouldBe([1, 1, 1, 1, 100, 1]);

        FailChanges(null);
        (await Pausing.PauseAsync(Token)).Capacities.Failed.ShouldBeEmpty();
        FailChanges(LinnetTables.Accounts);
        (await Pausing.ResumeAsync(Token)).Capacities.Failed.ShouldBe([Store.NameOf(LinnetTables.Accounts)]);
        (await UnitsAsync()).ShouldBe([1, 1, 1, 1, 100, 7]);

        FailChanges(null);
        await Pausing.ResumeAsync(Token);
        (await UnitsAsync()).ShouldBe([5, 5, 5, 5, 100, 7]);
    }

    [Fact]
    public async Task Tables_paid_by_request_are_left_alone_and_capacity_given_meanwhile_stays()
    {
        await ProvideAsync();

        await Pausing.PauseAsync(Token);
        await Store.ProvideAsync(LinnetTables.Feeds, 200);
        await Pausing.ResumeAsync(Token);

        (await Store.UnitsAsync(LinnetTables.Feeds)).ShouldBe([200]);
        (await DescribeAsync(LinnetTables.Stories)).BillingModeSummary.BillingMode.ShouldBe(BillingMode.PAY_PER_REQUEST);
    }

    [Fact]
    public async Task A_load_while_paused_leaves_the_lowest_capacity_and_the_end_of_the_pause_brings_the_normal_one()
    {
        await ProvideAsync();

        await Pausing.PauseAsync(Token);
        await Store.Seed.WhileReadyAsync(() => Task.FromResult(0), Nobody, Token);
        (await UnitsAsync()).ShouldAllBe(units => units == 1);

        await Pausing.ResumeAsync(Token);
        (await UnitsAsync()).ShouldBe([5, 5, 5, 5, 100, 7]);
    }

    [Fact]
    public async Task What_a_killed_load_left_raised_is_normal_again_after_a_pause()
    {
        await ProvideAsync();
        var isRaised = new TaskCompletionSource();
        var killed = new TaskCompletionSource<int>();
        var never = Store.Seed.WhileReadyAsync(
            () =>
            {
                isRaised.SetResult();
                return killed.Task;
            },
            Nobody,
            Token);
        await isRaised.Task;

        await Pausing.PauseAsync(Token);
        await Pausing.ResumeAsync(Token);

        never.IsCompleted.ShouldBeFalse();
        (await UnitsAsync()).ShouldBe([5, 5, 5, 5, 100, 7]);
    }

    private async Task ProvideAsync()
    {
        await Store.ProvideAsync(LinnetTables.Accounts, 5);
        await Store.ProvideAsync(LinnetTables.Feeds, 100);
        await Store.ProvideAsync(LinnetTables.Budget, 7);
    }

    private async Task<IReadOnlyList<long>> UnitsAsync() =>
    [
        .. await Store.UnitsAsync(LinnetTables.Accounts),
        .. await Store.UnitsAsync(LinnetTables.Feeds),
        .. await Store.UnitsAsync(LinnetTables.Budget),
    ];

    private void FailChanges(Table? table) => Store.Gate.Fail(
        Store.Prefix,
        request => request.Operation is "UpdateTable" && table is not null && request.Tables[0] == Store.NameOf(table) ? Fault.ServerError : null);

    private async Task<TableDescription> DescribeAsync(Table table) =>
        (await Store.Get<IAmazonDynamoDB>().DescribeTableAsync(Store.NameOf(table), Token)).Table;
}

using Amazon.DynamoDBv2;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Seeding;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Capacity;
using Linnet.Testing.Builders;
using Linnet.Testing.Contracts;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Seeding;

public sealed class CapacityRaiseTests : StoreContract<AwsUnderTest>
{
    private const int Raised = 500;

    private static readonly Progress<SeedProgress> Nobody = new();

    [Fact]
    public async Task Tables_and_indexes_are_raised_while_a_load_runs_and_lowered_after()
    {
        await Store.ProvideAsync(LinnetTables.Accounts, 5);
        await Store.ProvideAsync(LinnetTables.Follows, 7);

        var meanwhile = await Store.Seed.WhileReadyAsync(
            async () => (await Store.UnitsAsync(LinnetTables.Accounts)).Concat(await Store.UnitsAsync(LinnetTables.Follows)).ToList(), Nobody, Token);

        meanwhile.ShouldBe([Raised, Raised, Raised, Raised, Raised], "accounts, three indexes, follows");
        (await Store.UnitsAsync(LinnetTables.Accounts)).ShouldBe([5, 5, 5, 5]);
        (await Store.UnitsAsync(LinnetTables.Follows)).ShouldBe([7]);
        (await KeptAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Tables_are_lowered_when_the_load_fails_or_is_cut_short()
    {
        await Store.ProvideAsync(LinnetTables.Accounts, 5);
        using var cut = new CancellationTokenSource();

        await Should.ThrowAsync<InvalidDataException>(
            Store.Seed.WhileReadyAsync<int>(() => throw new InvalidDataException(), Nobody, Token));
        await Should.ThrowAsync<OperationCanceledException>(Store.Seed.WhileReadyAsync<int>(
            async () =>
            {
                await cut.CancelAsync();
                throw new OperationCanceledException(cut.Token);
            },
            Nobody,
            cut.Token));

        (await Store.UnitsAsync(LinnetTables.Accounts)).ShouldBe([5, 5, 5, 5]);
        (await KeptAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_killed_load_left_raised_is_lowered_by_the_next()
    {
        await Store.ProvideAsync(LinnetTables.Accounts, 5);
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
        (await Store.UnitsAsync(LinnetTables.Accounts)).ShouldAllBe(units => units == Raised);

        await Store.Seed.WhileReadyAsync(() => Task.FromResult(0), Nobody, Token);

        never.IsCompleted.ShouldBeFalse();
        (await Store.UnitsAsync(LinnetTables.Accounts)).ShouldBe([5, 5, 5, 5]);
    }

    [Fact]
    public async Task A_table_that_cannot_be_lowered_is_named_and_the_others_are_lowered()
    {
        await Store.ProvideAsync(LinnetTables.Accounts, 5);
        await Store.ProvideAsync(LinnetTables.Follows, 7);
        await Store.ProvideAsync(LinnetTables.Stories, 9);

        var failure = await Should.ThrowAsync<InvalidOperationException>(Store.Seed.WhileReadyAsync(
            () =>
            {
                Store.Gate.Fail(Store.Prefix, request => IsChangeOf(request, LinnetTables.Follows) ? Fault.ServerError : null);
                return Task.FromResult(0);
            },
            Nobody,
            Token));

        failure.Message.ShouldContain("follows");
        (await Store.UnitsAsync(LinnetTables.Accounts)).ShouldBe([5, 5, 5, 5]);
        (await Store.UnitsAsync(LinnetTables.Stories)).ShouldBe([9]);
        Store.Gate.Fail(Store.Prefix, _ => null);
        await Store.Seed.WhileReadyAsync(() => Task.FromResult(0), Nobody, Token);
        (await Store.UnitsAsync(LinnetTables.Follows)).ShouldBe([7]);
    }

    [Fact]
    public async Task A_table_with_more_capacity_than_that_keeps_it_and_one_paid_by_request_is_left_alone()
    {
        await Store.ProvideAsync(LinnetTables.Stories, 900);

        var meanwhile = await Store.Seed.WhileReadyAsync(() => Store.UnitsAsync(LinnetTables.Stories), Nobody, Token);

        meanwhile.ShouldBe([900]);
        (await Store.UnitsAsync(LinnetTables.Stories)).ShouldBe([900]);
        (await Store.Get<IAmazonDynamoDB>().DescribeTableAsync(Store.NameOf(LinnetTables.Accounts), Token)).Table.BillingModeSummary.BillingMode
            .ShouldBe(BillingMode.PAY_PER_REQUEST);
    }

    [Fact]
    public async Task A_load_into_too_little_capacity_is_complete_and_says_how_much_was_sent_again()
    {
        foreach (var table in new[] { LinnetTables.Accounts, LinnetTables.Aliases, LinnetTables.Names })
        {
            await Store.ProvideAsync(table, 5);
        }

        Store.Gate.Count(Store.Prefix).Start(hasBurst: false);
        var accounts = Enumerable.Range(1, 20).Select(number => Build.Account(number, $"donald{number}")).ToList();

        await Store.Seed.AddAccountsAsync(accounts, "hash", Token);

        Store.Seed.SentAgain.ShouldBeGreaterThan(0);
        Store.Gate.Count(Store.Prefix).Sum("names").Throttled.ShouldBeGreaterThan(0);
        (await Store.Accounts.FindManyByAliasAsync([.. accounts.Select(account => account.Alias)], Token)).Count.ShouldBe(20);
    }

    private static bool IsChangeOf(GateRequest request, Table table) =>
        request.Operation is "UpdateTable" && request.Tables[0].EndsWith($"-{table.Name}", StringComparison.Ordinal);

    private async Task<int> KeptAsync()
    {
        var count = 0;
        await foreach (var item in Store.Get<Dynamo>().ScanAsync(LinnetTables.Budget, Token))
        {
            count += item.Text("name").StartsWith("normal", StringComparison.Ordinal) ? 1 : 0;
        }

        return count;
    }
}

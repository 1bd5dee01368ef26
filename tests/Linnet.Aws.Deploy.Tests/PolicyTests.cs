using System.Text.Json;
using Linnet.Aws.Tables;

namespace Linnet.Aws.Deploy.Tests;

public sealed class PolicyTests
{
    private const string Log = "log: CreateLogStream PutLogEvents";
    internal const string Handed = "DeleteMessage GetQueueAttributes ReceiveMessage";

    public static TheoryData<string> Functions { get; } =
        ["api", "site", "post-status", "update-feed", "likes", "index", "housekeeping"];

    /// <summary>What the functions may do that do little.</summary>
    public static TheoryData<string, string[]> WholePolicies { get; } = new()
    {
        { "site", [Log, "table keys: GetItem PutItem Scan"] },
        {
            "post-status",
            [
                Log,
                $"queue post-status: {Handed}",
                "queue update-feed-express: GetQueueUrl SendMessage",
                "queue update-feed: GetQueueUrl SendMessage",
                "table follows: Query",
                "table receipts: UpdateItem",
            ]
        },
        {
            "update-feed",
            [
                Log,
                $"queue update-feed-express: {Handed}",
                $"queue update-feed: {Handed}",
                "table budget: GetItem UpdateItem",
                "table feeds: BatchWriteItem",
                "table receipts: GetItem UpdateItem",
            ]
        },
        {
            "likes",
            [
                Log,
                $"queue likes: {Handed}",
                "table accounts: BatchGetItem",
                "table likes: BatchGetItem BatchWriteItem PutItem",
                "table statuses: GetItem UpdateItem",
            ]
        },
        {
            "index",
            [
                Log,
                $"queue index: {Handed}",
                "table likes/index/by-status: Query",
                "table likes: BatchWriteItem",
                "table statuses: DeleteItem GetItem",
                "table tag-counts: UpdateItem",
                "table tags: DeleteItem PutItem",
                "table versions: BatchWriteItem Query",
                "table words: BatchWriteItem",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task A_function_may_do_single_things_with_single_resources(string function)
    {
        var policy = new Policy(await Synthesis.ProductionAsync(), function);

        policy.Statements.ShouldAllBe(statement => statement.GetProperty("Effect").GetString() == "Allow");
        policy.Actions.Where(action => action.Contains('*', StringComparison.Ordinal)).ShouldBeEmpty();
        policy.Actions.Select(action => action.Split(':')[0]).Distinct().ShouldBeSubsetOf(["dynamodb", "sqs", "s3", "logs"]);

        // Each names something of this stack, and only the objects of the bucket are named together.
        policy.Resources.ShouldAllBe(resource => resource.ValueKind == JsonValueKind.Object);
        policy.Resources.Select(resource => resource.GetRawText())
            .Where(resource => resource.Contains('*', StringComparison.Ordinal) && !resource.Contains("\"Media", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task A_role_has_nothing_but_the_policy_of_its_function(string function)
    {
        var template = await Synthesis.ProductionAsync();

        var role = template.Behind(template.Function(function)["Role"]);
        role["ManagedPolicyArns"].ValueKind.ShouldBe(JsonValueKind.Undefined);
        template.Of("AWS::IAM::Policy").ShouldBeEmpty();
        template.Of("AWS::Lambda::Function").Count(other => Resource.ReferenceIn(other["Role"]) == role.Id).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(WholePolicies))]
    public async Task A_function_behind_the_requests_may_do_its_work_and_no_other(string function, string[] lines) =>
        new Policy(await Synthesis.ProductionAsync(), function).Lines.ShouldBe(lines.Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_API_writes_no_feed_counts_no_like_and_removes_no_status()
    {
        var lines = new Policy(await Synthesis.ProductionAsync(), "api").Lines;

        lines.ShouldContain("table feeds: Query");
        lines.ShouldContain("table words: Query");
        lines.ShouldContain("table likes: BatchGetItem BatchWriteItem GetItem Query UpdateItem");
        lines.ShouldContain("table statuses: BatchGetItem GetItem PutItem UpdateItem");
        lines.ShouldContain("bucket/*: DeleteObject GetObject PutObject");
        lines.ShouldNotContain(line => line.StartsWith("table budget", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_API_takes_messages_off_the_dead_letters_alone()
    {
        var lines = new Policy(await Synthesis.ProductionAsync(), "api").Lines;

        lines.Where(line => line.StartsWith("queue ", StringComparison.Ordinal) && line.Contains("ReceiveMessage", StringComparison.Ordinal))
            .Select(line => line.Split(':')[0])
            .ShouldBe(["queue post-status-dead", "queue update-feed-dead", "queue update-feed-express-dead"], ignoreOrder: true);
    }

    [Fact]
    public async Task Housekeeping_starts_what_was_left_and_removes_feeds_within_their_budget()
    {
        var lines = new Policy(await Synthesis.ProductionAsync(), "housekeeping").Lines;

        lines.ShouldContain("table statuses/index/unsent: Query");
        lines.ShouldContain("queue post-status: GetQueueUrl SendMessage");
        lines.ShouldContain("queue index: GetQueueUrl SendMessage");
        lines.ShouldContain("table feeds: BatchWriteItem Query");
        lines.ShouldContain("table budget: GetItem UpdateItem");
    }

    [Fact]
    public async Task Every_table_is_read_and_written_by_some_function()
    {
        var template = await Synthesis.ProductionAsync();
        var lines = Functions.SelectMany(row => new Policy(template, row.Data).Lines).ToList();

        LinnetTables.All.Where(table => !lines.Any(line => line.StartsWith($"table {table.Name}: ", StringComparison.Ordinal))).ShouldBeEmpty();
        LinnetTables.All.SelectMany(table => table.Indexes.Select(index => $"table {table.Name}/index/{index.Name}: Query"))
            .Except(lines)
            .ShouldBeEmpty();
    }
}

using System.Text.Json;
using Linnet.Aws.Queues;

namespace Linnet.Aws.Deploy.Tests;

public sealed class QueueTests
{
    [Fact]
    public async Task There_is_every_queue_of_the_server_and_no_other()
    {
        var template = await Synthesis.CheapAsync();

        template.Of("AWS::SQS::Queue").Select(queue => queue["QueueName"].GetString())
            .ShouldBe(LinnetQueues.All.SelectMany(queue => new[] { $"linnet-{queue.Name}", $"linnet-{queue.DeadLetters.Name}" }), ignoreOrder: true);
    }

    [Fact]
    public async Task What_cannot_be_done_is_set_aside_and_kept_for_longer()
    {
        var template = await Synthesis.CheapAsync();

        foreach (var queue in LinnetQueues.All)
        {
            var redrive = template.Queue(queue.Name)["RedrivePolicy"];
            redrive.GetProperty("maxReceiveCount").GetInt32().ShouldBe(Queue.ReceivesMax);
            var dead = template.Behind(redrive.GetProperty("deadLetterTargetArn"));
            dead["QueueName"].GetString().ShouldBe($"linnet-{queue.DeadLetters.Name}");
            dead["MessageRetentionPeriod"].GetDouble().ShouldBe(Queue.DeadRetention.TotalSeconds);
            template.Queue(queue.Name)["MessageRetentionPeriod"].GetDouble().ShouldBe(Queue.Retention.TotalSeconds);
        }
    }

    [Fact]
    public async Task Messages_lie_encrypted()
    {
        var template = await Synthesis.CheapAsync();

        template.Of("AWS::SQS::Queue").ShouldAllBe(queue => queue["SqsManagedSseEnabled"].GetBoolean());
    }

    [Fact]
    public async Task Every_queue_is_worked_on_and_a_bad_message_fails_alone()
    {
        var template = await Synthesis.CheapAsync();

        var sources = template.Of("AWS::Lambda::EventSourceMapping");
        sources.Select(source => template.Behind(source["EventSourceArn"])["QueueName"].GetString())
            .ShouldBe(LinnetQueues.All.Select(queue => $"linnet-{queue.Name}"), ignoreOrder: true);
        sources.ShouldAllBe(source => source["FunctionResponseTypes"][0].GetString() == "ReportBatchItemFailures");
    }

    [Theory]
    [InlineData("post-status", "post-status", 5)]
    [InlineData("update-feed", "update-feed", 2)]
    [InlineData("update-feed-express", "update-feed", 2)]
    [InlineData("likes", "likes", 2)]
    [InlineData("index", "index", 5)]
    public async Task Each_queue_has_workers_of_its_own_and_few(string queue, string function, int most)
    {
        var template = await Synthesis.CheapAsync();

        var source = SourceOf(template, queue);
        template.Behind(source["FunctionName"]).Id.ShouldBe(template.Function(function).Id);
        source["ScalingConfig"].GetProperty("MaximumConcurrency").GetInt32().ShouldBe(most);
    }

    [Fact]
    public async Task Likes_are_gathered_for_a_minute_and_nothing_else_waits()
    {
        var template = await Synthesis.CheapAsync();

        foreach (var queue in LinnetQueues.All.Except([LinnetQueues.Likes]))
        {
            SourceOf(template, queue.Name)["MaximumBatchingWindowInSeconds"].ValueKind.ShouldBe(JsonValueKind.Undefined);
        }

        var likes = SourceOf(template, "likes");
        likes["MaximumBatchingWindowInSeconds"].GetInt32().ShouldBe(60);
        likes["BatchSize"].GetInt32().ShouldBe(1000);
    }

    [Fact]
    public async Task A_message_stays_invisible_for_as_long_as_a_function_may_take_and_not_much_longer()
    {
        var template = await Synthesis.CheapAsync();

        foreach (var source in template.Of("AWS::Lambda::EventSourceMapping"))
        {
            var gathering = source["MaximumBatchingWindowInSeconds"] is { ValueKind: JsonValueKind.Number } window ? window.GetDouble() : 0;
            var working = template.Behind(source["FunctionName"])["Timeout"].GetDouble();
            var visibility = template.Behind(source["EventSourceArn"])["VisibilityTimeout"].GetDouble();
            visibility.ShouldBeGreaterThan(gathering + working);
            visibility.ShouldBe(gathering + Queue.Visibility.TotalSeconds);
        }
    }

    private static Resource SourceOf(Template template, string queue) => template.Of("AWS::Lambda::EventSourceMapping")
        .Single(source => template.Behind(source["EventSourceArn"])["QueueName"].GetString() == $"linnet-{queue}");
}

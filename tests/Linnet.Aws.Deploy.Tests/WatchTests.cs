using Linnet.Aws.Queues;
using Linnet.Aws.Tables;

namespace Linnet.Aws.Deploy.Tests;

public sealed class WatchTests
{
    [Fact]
    public async Task A_cheap_deployment_has_the_ten_alarms_that_cost_nothing()
    {
        var alarms = NamesOf(await Synthesis.CheapAsync());

        alarms.Count.ShouldBe(10);
        LinnetQueues.All.Select(queue => $"linnet-{queue.DeadLetters.Name}").ShouldBeSubsetOf(alarms);
        alarms.ShouldContain("linnet-feeds-throttled");
        alarms.ShouldContain("linnet-http-5xx");
    }

    [Fact]
    public async Task In_production_every_queue_function_and_table_is_watched()
    {
        var template = await Synthesis.ProductionAsync();
        var alarms = NamesOf(template);

        LinnetQueues.All.SelectMany(queue => new[] { $"linnet-{queue.DeadLetters.Name}", $"linnet-{queue.Name}-old" }).ShouldBeSubsetOf(alarms);
        PolicyTests.Functions.Select(row => $"linnet-{row.Data}-errors").ShouldBeSubsetOf(alarms);
        var watched = string.Concat(template.Of("AWS::CloudWatch::Alarm").Select(alarm => alarm["Metrics"].ToString() + alarm["Dimensions"]));
        LinnetTables.All.Where(table => !watched.Contains($"\"linnet-{table.Name}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Dead_letters_raise_the_alarm_with_the_first_one_and_silence_raises_none()
    {
        var template = await Synthesis.CheapAsync();

        foreach (var alarm in template.Of("AWS::CloudWatch::Alarm"))
        {
            alarm["TreatMissingData"].GetString().ShouldBe("notBreaching", alarm.Id);
        }

        var dead = template.Of("AWS::CloudWatch::Alarm").Single(alarm => alarm["AlarmName"].GetString() == "linnet-update-feed-dead");
        dead["Threshold"].GetInt32().ShouldBe(0);
        dead["ComparisonOperator"].GetString().ShouldBe("GreaterThanThreshold");
        template.Behind(dead["Dimensions"][0].GetProperty("Value")).Id.ShouldBe(template.Queue("update-feed-dead").Id);
    }

    [Fact]
    public async Task Alarms_are_mailed_where_there_is_an_address()
    {
        (await Synthesis.CheapAsync()).Of("AWS::SNS::Topic").ShouldBeEmpty();

        var template = await Synthesis.ChosenAsync();

        var topic = template.Of("AWS::SNS::Topic").ShouldHaveSingleItem();
        template.Of("AWS::SNS::Subscription").ShouldHaveSingleItem()["Endpoint"].GetString().ShouldBe("me@linnet.example");
        template.Of("AWS::CloudWatch::Alarm").ShouldAllBe(alarm => Resource.ReferenceIn(alarm["AlarmActions"][0]) == topic.Id);
    }

    [Fact]
    public async Task Every_log_ends_and_the_dashboard_stays_within_what_costs_nothing()
    {
        var template = await Synthesis.ProductionAsync();

        template.Of("AWS::Logs::LogGroup").Select(group => group["RetentionInDays"].GetInt32()).Distinct().ShouldBe([30]);
        template.Of("AWS::Logs::LogGroup").Count.ShouldBe(PolicyTests.Functions.Count + 1);
        var board = template.Of("AWS::CloudWatch::Dashboard").ShouldHaveSingleItem()["DashboardBody"].GetRawText();
        board.Split("AWS/").Length.ShouldBeLessThanOrEqualTo(51);
    }

    private static IReadOnlyList<string> NamesOf(Template template) =>
        [.. template.Of("AWS::CloudWatch::Alarm").Select(alarm => alarm["AlarmName"].GetString()!)];
}

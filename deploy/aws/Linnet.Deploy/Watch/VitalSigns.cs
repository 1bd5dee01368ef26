using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Linnet.Aws.Queues;
using Linnet.Aws.Tables;
using Linnet.Deploy.Functions;
using Linnet.Deploy.Http;
using Linnet.Deploy.Storage;

namespace Linnet.Deploy.Watch;

/// <summary>What tells how the service does: the measurements that alarms and the dashboard share.</summary>
internal sealed class VitalSigns(TableSet tables, QueueSet queues, FunctionSet functions, HttpFront front)
{
    /// <summary>Jobs that are set aside.</summary>
    public Metric DeadLettersOf(Queue queue) =>
        queues[queue.DeadLetters].MetricApproximateNumberOfMessagesVisible(new MetricOptions { Statistic = "Maximum", Period = Minutes(1) });

    /// <summary>Messages that wait.</summary>
    public Metric WaitingIn(Queue queue) =>
        queues[queue].MetricApproximateNumberOfMessagesVisible(new MetricOptions { Statistic = "Maximum", Period = Minutes(1) });

    /// <summary>How long the oldest message has waited, in seconds.</summary>
    public Metric OldestIn(Queue queue) =>
        queues[queue].MetricApproximateAgeOfOldestMessage(new MetricOptions { Statistic = "Maximum", Period = Minutes(1) });

    /// <summary>Writes that a table did not take.</summary>
    public Metric ThrottledWritesOf(Table table) => Of(table, "WriteThrottleEvents");

    /// <summary>Write units that were used.</summary>
    public Metric WritesOf(Table table) => Of(table, "ConsumedWriteCapacityUnits");

    /// <summary>Read units that were used.</summary>
    public Metric ReadsOf(Table table) => Of(table, "ConsumedReadCapacityUnits");

    /// <summary>Runs of a function that failed.</summary>
    public Metric ErrorsOf(FunctionPlan plan) => functions[plan].MetricErrors(new MetricOptions { Statistic = "Sum", Period = Minutes(1) });

    /// <summary>Runs of a function.</summary>
    public Metric RunsOf(FunctionPlan plan) => functions[plan].MetricInvocations(new MetricOptions { Statistic = "Sum", Period = Minutes(1) });

    /// <summary>What runs of a function take that are slower than most.</summary>
    public Metric SlowRunsOf(FunctionPlan plan) => functions[plan].MetricDuration(new MetricOptions { Statistic = "p95", Period = Minutes(1) });

    /// <summary>A measurement of the HTTP API, such as <c>5xx</c>.</summary>
    public Metric OfHttp(string name, string statistic) => new(new MetricProps
    {
        Namespace = "AWS/ApiGateway",
        MetricName = name,
        DimensionsMap = new Dictionary<string, string> { ["ApiId"] = front.Id },
        Statistic = statistic,
        Period = Minutes(1),
    });

    private static Duration Minutes(int number) => Duration.Minutes(number);

    private Metric Of(Table table, string name) => new(new MetricProps
    {
        Namespace = "AWS/DynamoDB",
        MetricName = name,
        DimensionsMap = new Dictionary<string, string> { ["TableName"] = tables.NameOf(table) },
        Label = table.Name,
        Statistic = "Sum",
        Period = Minutes(1),
    });
}

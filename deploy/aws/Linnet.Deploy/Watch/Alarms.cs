using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Constructs;
using Linnet.Aws.Tables;
using Linnet.Deploy.Functions;
using Linnet.Deploy.Settings;
using Linnet.Deploy.Storage;

namespace Linnet.Deploy.Watch;

/// <summary>What people are told of. A cheap deployment has only the ten alarms that cost nothing.</summary>
internal sealed class Alarms
{
    // CloudWatch adds up ten measurements in one alarm at most.
    private const int TablesPerAlarm = 10;

    private readonly Construct _scope;
    private readonly DeploySettings _settings;
    private readonly SnsAction? _mail;

    private Alarms(Construct scope, DeploySettings settings)
    {
        (_scope, _settings) = (scope, settings);
        if (settings.AlarmMail.Length > 0)
        {
            var topic = new Topic(scope, "AlarmMail", new TopicProps { TopicName = $"{settings.Prefix}-alarms" });
            topic.AddSubscription(new EmailSubscription(settings.AlarmMail));
            _mail = new SnsAction(topic);
        }
    }

    /// <summary>Adds all of them.</summary>
    public static void Add(Construct scope, DeploySettings settings, VitalSigns signs)
    {
        var alarms = new Alarms(scope, settings);
        alarms.AddForEveryone(signs);
        if (settings.IsProduction)
        {
            alarms.AddForProduction(signs);
        }
    }

    private void AddForEveryone(VitalSigns signs)
    {
        foreach (var plan in QueuePlan.All)
        {
            When(signs.DeadLettersOf(plan.Queue), $"{plan.Queue.Name}-dead", 0, "Jobs are set aside: 'linnet jobs list' says why");
        }

        foreach (var plan in new[] { QueuePlan.PostStatus, QueuePlan.UpdateFeed, QueuePlan.UpdateFeedExpress })
        {
            WhenOld(signs, plan);
        }

        When(signs.ThrottledWritesOf(LinnetTables.Feeds), "feeds-throttled", 10, "The feeds took less than the budget gives out", minutes: 3);
        When(signs.OfHttp("5xx", "Sum"), "http-5xx", 5, "Requests fail");
    }

    private void AddForProduction(VitalSigns signs)
    {
        foreach (var plan in QueuePlan.All.Except([QueuePlan.PostStatus, QueuePlan.UpdateFeed, QueuePlan.UpdateFeedExpress]))
        {
            WhenOld(signs, plan);
        }

        foreach (var plan in FunctionPlan.All)
        {
            When(signs.ErrorsOf(plan), $"{plan.Name}-errors", 5, $"The function {plan.Name} fails");
        }

        foreach (var (place, tables) in LinnetTables.All.Except([LinnetTables.Feeds]).Chunk(TablesPerAlarm).Index())
        {
            var names = string.Join(", ", tables.Select(table => table.Name));
            When(SumOf(tables, signs), $"tables-{place + 1}-throttled", 10, $"One of these takes fewer writes than come: {names}");
        }
    }

    private void WhenOld(VitalSigns signs, QueuePlan plan) => When(
        signs.OldestIn(plan.Queue),
        $"{plan.Queue.Name}-old",
        plan.WaitsTooLongSeconds,
        $"A message has waited for more than {plan.WaitsTooLongSeconds} s",
        minutes: 2);

    private static MathExpression SumOf(Table[] tables, VitalSigns signs) => new(new MathExpressionProps
    {
        Expression = string.Join(" + ", tables.Select((_, place) => $"FILL(t{place}, 0)")),
        UsingMetrics = tables.Select((table, place) => (table, place))
            .ToDictionary(entry => $"t{entry.place}", entry => (IMetric)signs.ThrottledWritesOf(entry.table)),
        Label = "throttled writes",
        Period = Amazon.CDK.Duration.Minutes(1),
    });

    /// <summary>An alarm that goes when something is greater than it may be, for some minutes on end.</summary>
    private void When(IMetric metric, string name, double most, string description, int minutes = 1)
    {
        var alarm = new Alarm(_scope, $"Alarm-{name}", new AlarmProps
        {
            AlarmName = $"{_settings.Prefix}-{name}",
            AlarmDescription = description,
            Metric = metric,
            ComparisonOperator = ComparisonOperator.GREATER_THAN_THRESHOLD,
            Threshold = most,
            EvaluationPeriods = minutes,
            TreatMissingData = TreatMissingData.NOT_BREACHING,
        });
        if (_mail is not null)
        {
            alarm.AddAlarmAction(_mail);
            alarm.AddOkAction(_mail);
        }
    }
}

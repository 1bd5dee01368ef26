using Amazon.CDK;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Linnet.Deploy.Settings;
using Definition = Linnet.Aws.Queues.Queue;

namespace Linnet.Deploy.Storage;

/// <summary>The queues, each with one for what could not be done.</summary>
internal sealed class QueueSet
{
    private readonly Dictionary<Definition, Queue> _queues = [];

    public QueueSet(Construct scope, DeploySettings settings)
    {
        foreach (var plan in QueuePlan.All)
        {
            var dead = _queues[plan.Queue.DeadLetters] = Make(scope, settings, plan.Queue.DeadLetters, new QueueProps
            {
                RetentionPeriod = Duration.Seconds(Definition.DeadRetention.TotalSeconds),
            });
            _queues[plan.Queue] = Make(scope, settings, plan.Queue, new QueueProps
            {
                RetentionPeriod = Duration.Seconds(Definition.Retention.TotalSeconds),
                VisibilityTimeout = Duration.Seconds(plan.VisibilitySeconds),
                DeadLetterQueue = new DeadLetterQueue { Queue = dead, MaxReceiveCount = Definition.ReceivesMax },
            });
        }
    }

    /// <summary>A queue, or the one beside it with its dead letters, by its definition.</summary>
    public Queue this[Definition queue] => _queues[queue];

    private static Queue Make(Construct scope, DeploySettings settings, Definition queue, QueueProps properties)
    {
        properties.QueueName = $"{settings.Prefix}-{queue.Name}";
        properties.Encryption = QueueEncryption.SQS_MANAGED;
        return new(scope, $"Queue-{queue.Name}", properties);
    }
}

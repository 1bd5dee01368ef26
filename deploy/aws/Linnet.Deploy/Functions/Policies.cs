using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Linnet.Deploy.Storage;

namespace Linnet.Deploy.Functions;

/// <summary>Turns what a function may do into statements of a policy: single actions on single resources.</summary>
internal sealed class Policies(TableSet tables, QueueSet queues, MediaStore media)
{
    private static readonly Dictionary<QueueRights, string[]> QueueActions = new()
    {
        [QueueRights.Send] = ["sqs:GetQueueUrl", "sqs:SendMessage"],
        [QueueRights.BeHanded] = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
        [QueueRights.Count] = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl"],
        [QueueRights.Look] = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
    };

    /// <summary>The policy of a function.</summary>
    /// <param name="plan">The function.</param>
    /// <param name="log">Where it logs.</param>
    public PolicyDocument For(FunctionPlan plan, LogGroup log) => new(new PolicyDocumentProps
    {
        Statements =
        [
            Allow(["logs:CreateLogStream", "logs:PutLogEvents"], [log.LogGroupArn]),
            .. OnTables(plan.Access.Tables),
            .. OnIndexes(plan.Access.Tables),
            .. OnQueues([.. plan.Access.Queues, .. plan.WorksOn.Select(queue => new QueueAccess(queue.Queue, QueueRights.BeHanded))]),
            .. plan.Access.HasMedia ? [Allow(["s3:DeleteObject", "s3:GetObject", "s3:PutObject"], [media.Objects])] : OnNothing,
        ],
    });

    private static IEnumerable<PolicyStatement> OnNothing => [];

    private static PolicyStatement Allow(IEnumerable<string> actions, IEnumerable<string> resources) => new(new PolicyStatementProps
    {
        Effect = Effect.ALLOW,
        Actions = [.. actions],
        Resources = [.. resources],
    });

    // Tables with the same rights share a statement: the policies of a role have a limit of length.
    private IEnumerable<PolicyStatement> OnTables(IReadOnlyList<TableAccess> access) => access
        .GroupBy(entry => entry.Rights)
        .Select(alike => Allow(
            Enum.GetValues<TableRights>().Where(right => alike.Key.HasFlag(right)).Select(right => $"dynamodb:{right}"),
            alike.Select(entry => tables.ArnOf(entry.Table))));

    private IEnumerable<PolicyStatement> OnIndexes(IReadOnlyList<TableAccess> access)
    {
        var indexes = access
            .SelectMany(entry => entry.Indexes.Select(index => $"{tables.ArnOf(entry.Table)}/index/{entry.Table[index].Name}"))
            .ToList();
        return indexes.Count > 0 ? [Allow(["dynamodb:Query"], indexes)] : OnNothing;
    }

    private IEnumerable<PolicyStatement> OnQueues(IReadOnlyList<QueueAccess> access) => access
        .GroupBy(entry => entry.Queue, entry => entry.Rights)
        .Select(ofQueue => (Queue: ofQueue.Key, Rights: ofQueue.Aggregate((some, more) => some | more)))
        .GroupBy(entry => entry.Rights, entry => entry.Queue)
        .Select(alike => Allow(
            QueueActions.Where(entry => alike.Key.HasFlag(entry.Key)).SelectMany(entry => entry.Value).Distinct().Order(StringComparer.Ordinal),
            alike.Select(queue => queues[queue].QueueArn)));
}

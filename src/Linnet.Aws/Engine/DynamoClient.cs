using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Linnet.Aws.Engine;

/// <summary>
/// The SDK's client, but it tries again in another way: for some ten seconds rather than for two minutes, since somebody waits; and a
/// batch of writes that a table refused whole not at all, since whoever writes batches knows better when there is capacity again, and
/// sends what was left of them anyway.
/// </summary>
internal sealed class DynamoClient(AmazonDynamoDBConfig config) : AmazonDynamoDBClient(config)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new Policy(Config)));
    }

    private sealed class Policy : StandardRetryPolicy
    {
        public Policy(IClientConfig config)
            : base(config) => MaxBackoffInMilliseconds = (int)LongestPause.TotalMilliseconds;

        public override bool RetryForException(IExecutionContext executionContext, Exception exception) =>
            !IsRefusedBatch(executionContext, exception) && base.RetryForException(executionContext, exception);

        public override async Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) =>
            !IsRefusedBatch(executionContext, exception) && await base.RetryForExceptionAsync(executionContext, exception);

        private static bool IsRefusedBatch(IExecutionContext context, Exception exception) =>
            exception is ProvisionedThroughputExceededException && context.RequestContext.OriginalRequest is BatchWriteItemRequest;
    }
}

using System.Text.Json.Serialization.Metadata;
using Linnet.Aws.Queues;
using Linnet.Core.Jobs;
using Microsoft.Extensions.Logging;

namespace Linnet.Aws.Functions;

/// <summary>
/// Works on the messages that AWS Lambda hands to a function. What fails comes again, and no other message with it; after
/// <see cref="Queue.ReceivesMax"/> deliveries SQS sets it aside.
/// </summary>
public sealed partial class QueueFunction
{
    private readonly PostStatusRunner _postStatus;
    private readonly UpdateFeedRunner _updateFeed;
    private readonly ILogger<QueueFunction> _logger;

    /// <summary>A function with its workers.</summary>
    public QueueFunction(PostStatusRunner postStatus, UpdateFeedRunner updateFeed, ILogger<QueueFunction> logger) =>
        (_postStatus, _updateFeed, _logger) = (postStatus, updateFeed, logger);

    /// <summary>Works on all messages of an event.</summary>
    /// <param name="function">Which function is called.</param>
    /// <param name="handed">The messages.</param>
    /// <param name="ct">Cancels the work; its messages come again.</param>
    public Task<QueueAnswer> RunAsync(AwsFunction function, QueueEvent handed, CancellationToken ct) => function switch
    {
        AwsFunction.PostStatus => EachAsync(handed, QueueJson.Default.PostStatusJob, lease => _postStatus.RunAsync(lease, ct)),
        AwsFunction.UpdateFeed => EachAsync(handed, QueueJson.Default.UpdateFeedJob, lease => _updateFeed.RunAsync(lease, ct)),
        _ => throw new InvalidOperationException($"The function {function} works on no queue."),
    };

    private async Task<QueueAnswer> EachAsync<T>(QueueEvent handed, JsonTypeInfo<T> json, Func<Lease<T>, ValueTask<Task>> run)
        where T : class
    {
        var failed = await Task.WhenAll(handed.Records.Select(async record => await TryAsync(record, json, run) ? null : record.MessageId));
        return new([.. failed.OfType<string>().Select(id => new FailedRecord(id))]);
    }

    private async Task<bool> TryAsync<T>(QueueRecord record, JsonTypeInfo<T> json, Func<Lease<T>, ValueTask<Task>> run)
        where T : class
    {
        try
        {
            if (QueueJson.TryRead(record.Body, json) is not { } job)
            {
                Log.NotUnderstood(_logger, record.MessageId);
                return false;
            }

            await await run(new(record.MessageId, record.Attempt, job));
            return true;
        }
        catch (Exception exception)
        {
            Log.Failed(_logger, record.MessageId, exception);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The message {Message} failed; it comes again")]
        public static partial void Failed(ILogger logger, string message, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "The message {Message} is of a kind that is not known here")]
        public static partial void NotUnderstood(ILogger logger, string message);
    }
}

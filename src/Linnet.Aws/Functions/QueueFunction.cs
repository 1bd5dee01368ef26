using System.Text.Json.Serialization.Metadata;
using Linnet.Aws.Queues;
using Linnet.Aws.Search;
using Linnet.Core;
using Linnet.Core.Jobs;
using Linnet.Core.Likes;
using Microsoft.Extensions.Logging;

namespace Linnet.Aws.Functions;

/// <summary>
/// Works on the messages that AWS Lambda hands to a function. What fails comes again, and no other message with it; after
/// <see cref="Queue.ReceivesMax"/> deliveries SQS sets it aside.
/// </summary>
internal sealed partial class QueueFunction(
    PostStatusRunner postStatus, UpdateFeedRunner updateFeed, StatusIndexer indexer, ILikeStore likes, ILogger<QueueFunction> logger)
{
    /// <summary>Works on all messages of an event.</summary>
    /// <param name="function">Which function is called.</param>
    /// <param name="handed">The messages.</param>
    /// <param name="ct">Cancels the work; its messages come again.</param>
    public Task<QueueAnswer> RunAsync(AwsFunction function, QueueEvent handed, CancellationToken ct) => function switch
    {
        AwsFunction.PostStatus => EachAsync(
            handed, QueueJson.Default.PostStatusJob, async (job, record) => await await postStatus.RunAsync(LeaseOf(job, record), ct)),
        AwsFunction.UpdateFeed => EachAsync(
            handed, QueueJson.Default.UpdateFeedJob, async (job, record) => await await updateFeed.RunAsync(LeaseOf(job, record), ct)),
        AwsFunction.Index => EachAsync(handed, QueueJson.Default.IndexJob, (job, _) => indexer.IndexAsync(job.StatusId, ct)),
        AwsFunction.Likes => CountLikesAsync(handed, ct),
        _ => throw new InvalidOperationException($"The function {function} works on no queue."),
    };

    private static Lease<T> LeaseOf<T>(T job, QueueRecord record)
        where T : class => new(record.MessageId, record.Attempt, job);

    private static QueueAnswer Answer(IEnumerable<QueueRecord> failed) => new([.. failed.Select(record => new FailedRecord(record.MessageId))]);

    private async Task<QueueAnswer> EachAsync<T>(QueueEvent handed, JsonTypeInfo<T> json, Func<T, QueueRecord, Task> run)
        where T : class
    {
        var failed = await Task.WhenAll(handed.Records.Select(async record =>
            Read(record, json) is { } job && await TryAsync(record, () => run(job, record)) ? null : record));
        return Answer(failed.OfType<QueueRecord>());
    }

    /// <summary>Counts the words of all messages at once, so that many on one status are one change of it.</summary>
    private async Task<QueueAnswer> CountLikesAsync(QueueEvent handed, CancellationToken ct)
    {
        var read = handed.Records.Select(record => (Record: record, Word: Read(record, QueueJson.Default.LikeJob))).ToList();
        var failed = read.Where(message => message.Word is null).Select(message => message.Record).ToList();
        foreach (var some in read.Where(message => message.Word is not null).Chunk(Limits.LikesPerTransaction))
        {
            if (!await TryAsync(some[0].Record, () => likes.ApplyAsync([.. some.Select(message => message.Word!.Like)], ct)))
            {
                failed.AddRange(some.Select(message => message.Record));
            }
        }

        return Answer(failed);
    }

    private T? Read<T>(QueueRecord record, JsonTypeInfo<T> json)
        where T : class
    {
        var job = QueueJson.TryRead(record.Body, json);
        if (job is null)
        {
            Log.NotUnderstood(logger, record.MessageId);
        }

        return job;
    }

    private async Task<bool> TryAsync(QueueRecord record, Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception exception)
        {
            Log.Failed(logger, record.MessageId, exception);
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

using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using Linnet.Core.Jobs;

namespace Linnet.Aws.Queues;

/// <summary>
/// One queue of jobs as the workers of this process see it. All wait on one call to SQS, which asks for as many jobs as workers wait,
/// so that none lies here that a worker elsewhere could do.
/// </summary>
internal sealed class JobLine<T>(Queue queue, JobKind kind, JsonTypeInfo<T> json, Sqs sqs, MessagesInHand inHand)
    : IAsyncDisposable
    where T : class
{
    // The longest that SQS has; it answers as soon as there is a job.
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<Lease<T>> _ready = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private Task _poll = Task.CompletedTask;
    private int _waiting;

    /// <summary>Takes the next job of the first line that has one; waits until one has.</summary>
    public static async ValueTask<Lease<T>> TakeAsync(JobLine<T>[] lines, CancellationToken ct)
    {
        Array.ForEach(lines, line => Interlocked.Increment(ref line._waiting));
        try
        {
            while (true)
            {
                ct.ThrowIfCancellationRequested();
                foreach (var line in lines)
                {
                    if (line.TryTake(out var lease))
                    {
                        return lease;
                    }
                }

                await (await Task.WhenAny(lines.Select(line => line.PollAsync())).WaitAsync(ct));
            }
        }
        finally
        {
            Array.ForEach(lines, line => Interlocked.Decrement(ref line._waiting));
        }
    }

    /// <summary>Ends the waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        // Services that are known by two names are disposed of twice.
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        await _poll.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private bool TryTake([NotNullWhen(true)] out Lease<T>? lease) => _ready.TryDequeue(out lease);

    /// <summary>Ends when there may be a job: the call under way, or a new one.</summary>
    private Task PollAsync()
    {
        lock (_gate)
        {
            if (_ready.IsEmpty && _poll.IsCompleted)
            {
                _poll = ReceiveAsync();
            }

            return _ready.IsEmpty ? _poll : Task.CompletedTask;
        }
    }

    private async Task ReceiveAsync()
    {
        foreach (var message in await sqs.ReceiveAsync(queue, Math.Max(1, Volatile.Read(ref _waiting)), Wait, _stop.Token))
        {
            // What cannot be read stays as it is, until SQS sets it aside.
            if (QueueJson.TryRead(message.Body, QueueJson.Default.JobHead) is { } head && QueueJson.TryRead(message.Body, json) is { } job)
            {
                var name = inHand.Add(queue, message, head.NameAs(kind));
                _ready.Enqueue(new(name, JobCover.Of(message).Attempts + 1, job));
            }
        }
    }
}

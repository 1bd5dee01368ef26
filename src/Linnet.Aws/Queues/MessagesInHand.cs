using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Linnet.Aws.Queues;

/// <summary>A message that this process works on, or is about to.</summary>
/// <param name="Queue">Where it came from.</param>
/// <param name="Message">The message.</param>
internal sealed record MessageInHand(Queue Queue, ReceivedMessage Message);

/// <summary>
/// Keeps messages invisible to others for as long as this process works on them, and gives them back when it stops. Those of a process
/// that was killed come again by themselves after <see cref="Queue.Visibility"/>.
/// </summary>
internal sealed partial class MessagesInHand(Sqs sqs, TimeProvider time, ILogger<MessagesInHand> logger) : IAsyncDisposable
{
    /// <summary>How often: two failures in a row lose nothing.</summary>
    public static readonly TimeSpan ProlongEvery = Queue.Visibility / 4;

    private readonly ConcurrentDictionary<string, MessageInHand> _messages = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private Task _keeping = Task.CompletedTask;
    private long _last;

    /// <summary>Takes a message in hand.</summary>
    /// <returns>A name for it, unlike those of all others in hand: one message may be delivered twice.</returns>
    public string Add(Queue queue, ReceivedMessage message, string name)
    {
        var unique = string.Create(CultureInfo.InvariantCulture, $"{name}~{Interlocked.Increment(ref _last)}");
        _messages[unique] = new(queue, message);
        lock (_gate)
        {
            if (_keeping.IsCompleted && !_stop.IsCancellationRequested)
            {
                _keeping = KeepAsync();
            }
        }

        return unique;
    }

    /// <summary>The message is out of hand: nobody prolongs it any more.</summary>
    /// <returns>The message; null when it is not in hand, for instance after a restart.</returns>
    public MessageInHand? Remove(string name) => _messages.TryRemove(name, out var message) ? message : null;

    /// <summary>Gives everything back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await SetVisibilityAsync(TimeSpan.Zero, CancellationToken.None);
        _messages.Clear();
        _stop.Dispose();
    }

    private async Task KeepAsync()
    {
        using var timer = new PeriodicTimer(ProlongEvery, time);
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            await SetVisibilityAsync(Queue.Visibility, _stop.Token);
        }
    }

    private Task SetVisibilityAsync(TimeSpan visibility, CancellationToken ct) => Task.WhenAll(
        _messages.Values.GroupBy(message => message.Queue).Select(async group =>
        {
            try
            {
                await sqs.SetVisibilityAsync(group.Key, group.Select(inHand => inHand.Message), visibility, ct);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.NotProlonged(logger, group.Key.Name, exception);
            }
        }));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Messages of {Queue} could not be kept from others; they may be worked on twice")]
        public static partial void NotProlonged(ILogger logger, string queue, Exception exception);
    }
}

namespace Linnet.Aws.Queues;

/// <summary>
/// A queue of SQS. The code that sends and receives, the tests' emulator and the deployment all go by the same definition.
/// </summary>
/// <param name="Name">The name behind the prefix.</param>
public sealed record Queue(string Name)
{
    /// <summary>Deliveries after which SQS itself sets a message aside: it ends those who work on it before they can say why.</summary>
    public const int ReceivesMax = 10;

    /// <summary>How long a message that was delivered is invisible; whoever works on it for longer prolongs this.</summary>
    public static TimeSpan Visibility { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a message waits at most; what is set aside counts from when it was first sent, and waits for longer.</summary>
    public static TimeSpan Retention { get; } = TimeSpan.FromDays(4);

    /// <summary>How long a message waits at most that is set aside: the longest that SQS has.</summary>
    public static TimeSpan DeadRetention { get; } = TimeSpan.FromDays(14);

    /// <summary>Where its messages are set aside.</summary>
    public Queue DeadLetters => new($"{Name}-dead");

    /// <summary>The name: a record's own text would go on with the queue of its dead letters, and with that one's, without end.</summary>
    public override string ToString() => Name;
}

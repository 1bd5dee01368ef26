using Linnet.Core;

namespace Linnet.Testing.Model;

/// <summary>
/// One step in a feed's life. Numbers choose among what there is when the step is taken, so that a step makes sense also when others
/// before it were left out.
/// </summary>
public abstract record FeedStep
{
    public sealed record Follow(int Follower, int Followee) : FeedStep;

    public sealed record Unfollow(int Follower, int Followee) : FeedStep;

    public sealed record Post(int Author) : FeedStep;

    public sealed record Edit(int Status) : FeedStep;

    public sealed record Delete(int Status) : FeedStep;

    /// <summary>Reads a page above or below an id, or the newest one, and checks it.</summary>
    public sealed record Read(int Owner, int Cursor, bool Up, int Limit) : FeedStep;

    /// <summary>Walks down a feed while somebody posts and is delivered.</summary>
    public sealed record Walk(int Owner, int Limit, int Author) : FeedStep;

    /// <summary>A worker takes a job, and keeps it in hand.</summary>
    public sealed record Take(bool PostStatus) : FeedStep;

    /// <summary>A worker does a job that it has in hand; a delivery may stay without its end.</summary>
    public sealed record Work(int Job, bool Complete) : FeedStep;

    /// <summary>All jobs that wait or are in hand are done.</summary>
    public sealed record WorkAll : FeedStep;

    /// <summary>A delivery of long ago is made again.</summary>
    public sealed record Redeliver(int Status) : FeedStep;

    /// <summary>The store is disturbed.</summary>
    public sealed record Disturb(int Which) : FeedStep;

    /// <summary>Everything is delivered and compared.</summary>
    public sealed record Settle : FeedStep;

    /// <summary>A life of so many steps, always the same for a seed; it ends settled.</summary>
    public static IReadOnlyList<FeedStep> Life(int seed, int steps)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, steps).Select(_ => Next(random)), new Settle()];
    }

    private static FeedStep Next(Random random)
    {
        var (one, other) = (random.Next(), random.Next());
        var limit = random.Next(5) == 0 ? Limits.PageItemsMax : random.Next(1, 5);
        return random.Next(100) switch
        {
            < 12 => new Follow(one, other),
            < 19 => new Unfollow(one, other),
            < 39 => new Post(one),
            < 42 => new Edit(one),
            < 46 => new Delete(one),
            < 58 => new Read(one, other, random.Next(2) == 0, limit),
            < 60 => new Walk(one, limit, other),
            < 72 => new Take(random.Next(2) == 0),
            < 84 => new Work(one, random.Next(4) > 0),
            < 87 => new WorkAll(),
            < 90 => new Redeliver(one),
            < 98 => new Disturb(one),
            _ => new Settle(),
        };
    }
}

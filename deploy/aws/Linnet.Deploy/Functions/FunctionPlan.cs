using Linnet.Deploy.Settings;
using Linnet.Deploy.Storage;

namespace Linnet.Deploy.Functions;

/// <summary>A function: the same program as everywhere, as one of its parts.</summary>
/// <param name="Name">Its name behind the prefix.</param>
/// <param name="Part">What the setting <c>Aws:Function</c> calls it.</param>
/// <param name="Access">What it may do.</param>
internal sealed record FunctionPlan(string Name, string Part, Access Access)
{
    private const int AnswerSeconds = 29;

    /// <summary>The API; API Gateway waits for an answer for 30 seconds at most.</summary>
    public static FunctionPlan Api { get; } = new("api", "Api", AccessPlan.Api) { Memory = s => s.MemoryApi, Seconds = AnswerSeconds };

    /// <summary>The site.</summary>
    public static FunctionPlan Site { get; } = new("site", "Site", AccessPlan.Site) { Memory = s => s.MemorySite, Seconds = AnswerSeconds };

    /// <summary>Works on the first queue.</summary>
    public static FunctionPlan PostStatus { get; } = Worker("post-status", "PostStatus", AccessPlan.PostStatus, QueuePlan.PostStatus);

    /// <summary>Works on the second queue and its express twin.</summary>
    public static FunctionPlan UpdateFeed { get; } =
        Worker("update-feed", "UpdateFeed", AccessPlan.UpdateFeed, QueuePlan.UpdateFeed, QueuePlan.UpdateFeedExpress);

    /// <summary>Counts likes.</summary>
    public static FunctionPlan Likes { get; } = Worker("likes", "Likes", AccessPlan.Likes, QueuePlan.Likes);

    /// <summary>Makes statuses findable.</summary>
    public static FunctionPlan Index { get; } = Worker("index", "Index", AccessPlan.Index, QueuePlan.Index);

    /// <summary>Started every minute; what it does not end within the minute is left to the next one.</summary>
    public static FunctionPlan Housekeeping { get; } = new("housekeeping", "Housekeeping", AccessPlan.Housekeeping)
    {
        Memory = s => s.MemoryWorkers,
        Seconds = 55,
        TakesEvents = true,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FunctionPlan> All { get; } = [Api, Site, PostStatus, UpdateFeed, Likes, Index, Housekeeping];

    /// <summary>Its memory in MiB.</summary>
    public required Func<DeploySettings, int> Memory { get; init; }

    /// <summary>How long it may take.</summary>
    public required int Seconds { get; init; }

    /// <summary>Whether events are posted to it; otherwise requests are.</summary>
    public bool TakesEvents { get; init; }

    /// <summary>The queues whose messages it is given.</summary>
    public IReadOnlyList<QueuePlan> WorksOn { get; init; } = [];

    private static FunctionPlan Worker(string name, string part, Access access, params QueuePlan[] queues) => new(name, part, access)
    {
        Memory = s => s.MemoryWorkers,
        Seconds = QueuePlan.WorkSeconds,
        TakesEvents = true,
        WorksOn = queues,
    };
}

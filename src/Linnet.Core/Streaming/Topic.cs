using Linnet.Core.Statuses;

namespace Linnet.Core.Streaming;

/// <summary>A list of statuses that somebody can watch live.</summary>
public readonly record struct Topic
{
    private Topic(long ownerId, string? tag) => (OwnerId, Tag) = (ownerId, tag);

    /// <summary>Whose feed it is; 0: no feed.</summary>
    public long OwnerId { get; }

    /// <summary>Of which tag it is, normalised; null: of none.</summary>
    public string? Tag { get; }

    /// <summary>Everybody's statuses.</summary>
    public static Topic Everybody => default;

    /// <summary>What an owner's home feed holds.</summary>
    public static Topic FeedOf(long ownerId) => new(ownerId, null);

    /// <summary>The statuses with a tag, however it is written.</summary>
    public static Topic Tagged(string tag) => new(0, Tags.Normalise(tag));
}

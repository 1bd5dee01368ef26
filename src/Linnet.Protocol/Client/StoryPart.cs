using Linnet.Protocol.Accounts;
using Linnet.Protocol.Statuses;

namespace Linnet.Protocol.Client;

/// <summary>An account with a part of its statuses.</summary>
/// <param name="Account">The account.</param>
/// <param name="Relationship">How the caller stands to it; null: it is the caller's own, or nobody knows.</param>
/// <param name="Statuses">The part.</param>
public sealed record StoryPart(Account Account, Relationship? Relationship, ApiPage<Status> Statuses);

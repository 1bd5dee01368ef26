namespace Linnet.Core.Likes;

/// <summary>
/// One account's word on one status, at one time. Of two words of an account on a status, the one with the greater id counts.
/// </summary>
/// <param name="Id">When it was given, as an id.</param>
/// <param name="StatusId">The status.</param>
/// <param name="AccountId">Who says it.</param>
/// <param name="IsLiked">True: likes it; false: likes it no more.</param>
public readonly record struct Like(long Id, long StatusId, long AccountId, bool IsLiked);

/// <summary>A like in a list.</summary>
/// <param name="LikeId">What the list is ordered and paged by: the id of the like.</param>
/// <param name="OtherId">The status of an account's likes, or the account of a status' likes.</param>
public readonly record struct LikeEntry(long LikeId, long OtherId);

/// <summary>What a store knows of a status and an account.</summary>
/// <param name="Likes">How many like the status, the account among them if it does, even if others are still to be counted.</param>
/// <param name="IsLiked">True: the account is among them.</param>
public sealed record LikeState(int Likes, bool IsLiked);

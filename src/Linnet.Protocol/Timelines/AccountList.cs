namespace Linnet.Protocol.Timelines;

/// <summary>A list of accounts with a timeline of its own.</summary>
/// <param name="Id">The list's id.</param>
/// <param name="Title">Its name.</param>
/// <param name="RepliesPolicy">Which replies it shows: <c>followed</c>, <c>list</c> or <c>none</c>.</param>
/// <param name="Exclusive">Whether its accounts are left out of the feed.</param>
public sealed record AccountList(string Id, string Title, string RepliesPolicy, bool Exclusive);

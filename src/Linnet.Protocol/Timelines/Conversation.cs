using Linnet.Protocol.Accounts;
using Linnet.Protocol.Statuses;

namespace Linnet.Protocol.Timelines;

/// <summary>A private exchange of statuses.</summary>
/// <param name="Id">The conversation's id.</param>
/// <param name="Unread">Whether there is something new in it.</param>
/// <param name="Accounts">Who takes part, the caller left out.</param>
/// <param name="LastStatus">The newest status of it.</param>
public sealed record Conversation(string Id, bool Unread, IReadOnlyList<Account> Accounts, Status? LastStatus);

using System.Text.Json;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Statuses;

namespace Linnet.Protocol.Notifications;

/// <summary>Something that happened to a person. There are none yet: lists of them are empty.</summary>
/// <param name="Id">The notification's id.</param>
/// <param name="Type">What happened, for instance <c>mention</c> or <c>follow</c>.</param>
/// <param name="GroupKey">The same for notifications that may be shown as one.</param>
/// <param name="CreatedAt">When it happened.</param>
/// <param name="Account">Who did it.</param>
/// <param name="Status">The status that it is about.</param>
public sealed record Notification(
    string Id, string Type, string GroupKey, DateTimeOffset CreatedAt, Account Account, Status? Status);

/// <summary>Notifications that may be shown as one.</summary>
/// <param name="GroupKey">What they have in common.</param>
/// <param name="NotificationsCount">How many they are.</param>
/// <param name="Type">What happened.</param>
/// <param name="MostRecentNotificationId">The newest one's id.</param>
/// <param name="SampleAccountIds">Some of those who did it.</param>
/// <param name="StatusId">The status that they are about.</param>
public sealed record NotificationGroup(
    string GroupKey,
    long NotificationsCount,
    string Type,
    long MostRecentNotificationId,
    IReadOnlyList<string> SampleAccountIds,
    string? StatusId);

/// <summary>A page of grouped notifications, with the accounts and statuses that they name.</summary>
public sealed record GroupedNotifications
{
    /// <summary>The accounts named.</summary>
    public IReadOnlyList<Account> Accounts { get; init; } = [];

    /// <summary>Accounts named of which only the avatar is told; null unless that was asked for.</summary>
    public IReadOnlyList<JsonElement>? PartialAccounts { get; init; }

    /// <summary>The statuses named.</summary>
    public IReadOnlyList<Status> Statuses { get; init; } = [];

    /// <summary>The groups.</summary>
    public IReadOnlyList<NotificationGroup> NotificationGroups { get; init; } = [];
}

/// <summary>How many there are.</summary>
/// <param name="Count">The number.</param>
public sealed record ItemCount(long Count);

/// <summary>Whose notifications are kept apart; each word is <c>accept</c>, <c>filter</c> or <c>drop</c>.</summary>
public sealed record NotificationPolicy
{
    /// <summary>Those whom the person does not follow.</summary>
    public string ForNotFollowing { get; init; } = "accept";

    /// <summary>Those who do not follow the person.</summary>
    public string ForNotFollowers { get; init; } = "accept";

    /// <summary>Those who signed up lately.</summary>
    public string ForNewAccounts { get; init; } = "accept";

    /// <summary>Those who write privately without being asked.</summary>
    public string ForPrivateMentions { get; init; } = "accept";

    /// <summary>Those whom operators limited.</summary>
    public string ForLimitedAccounts { get; init; } = "accept";

    /// <summary>What has been kept apart.</summary>
    public NotificationPolicySummary Summary { get; init; } = new(0, 0);
}

/// <summary>What has been kept apart.</summary>
/// <param name="PendingRequestsCount">How many accounts wait.</param>
/// <param name="PendingNotificationsCount">How many of their notifications wait.</param>
public sealed record NotificationPolicySummary(long PendingRequestsCount, long PendingNotificationsCount);

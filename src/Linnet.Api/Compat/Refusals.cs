namespace Linnet.Api.Compat;

/// <summary>Calls of the client API that Linnet turns down.</summary>
/// <param name="Path">Where they are.</param>
/// <param name="Scope">What the token has to cover; empty: any person's token will do; null: none is needed.</param>
/// <param name="What">What was asked for, as the end of a sentence.</param>
/// <param name="Methods">The methods, separated by spaces.</param>
internal sealed record RefusedCall(string Path, string? Scope, string What, string Methods = "POST");

/// <summary>
/// What clients may try and Linnet does not have: no call here pretends to have done anything.
/// </summary>
internal static class Refusals
{
    /// <summary>Actions: 422, with a sentence that says what is not offered.</summary>
    internal static readonly RefusedCall[] Actions =
    [
        new("/api/v1/accounts/{id}/block", "write:blocks", "blocking accounts"),
        new("/api/v1/accounts/{id}/unblock", "write:blocks", "blocking accounts"),
        new("/api/v1/accounts/{id}/mute", "write:mutes", "muting accounts"),
        new("/api/v1/accounts/{id}/unmute", "write:mutes", "muting accounts"),
        new("/api/v1/accounts/{id}/endorse", "write:accounts", "showing accounts on one's profile"),
        new("/api/v1/accounts/{id}/unendorse", "write:accounts", "showing accounts on one's profile"),
        new("/api/v1/accounts/{id}/pin", "write:accounts", "showing accounts on one's profile"),
        new("/api/v1/accounts/{id}/unpin", "write:accounts", "showing accounts on one's profile"),
        new("/api/v1/accounts/{id}/note", "write:accounts", "private notes on accounts"),
        new("/api/v1/accounts/{id}/remove_from_followers", "write:follows", "removing followers"),
        new("/api/v1/domain_blocks", "write:blocks", "blocking servers", "POST DELETE"),
        new("/api/v1/emails/confirmations", "", "confirming e-mail addresses: it sends no mail"),
        new("/api/v1/featured_tags", "write:accounts", "showing tags on one's profile"),
        new("/api/v1/filters", "write:filters", "filters"),
        new("/api/v2/filters", "write:filters", "filters"),
        new("/api/v1/lists", "write:lists", "lists of accounts"),
        new("/api/v1/media", "write:media", "media in statuses"),
        new("/api/v2/media", "write:media", "media in statuses"),
        new("/api/v2/notifications/policy", "write:notifications", "rules for notifications", "PATCH"),
        new("/api/v1/profile/header", "write:accounts", "headers", "DELETE"),
        new("/api/v1/push/subscription", "push", "push messages"),
        new("/api/v1/reports", "write:reports", "reports"),
        new("/api/v1/statuses/{id}/bookmark", "write:bookmarks", "bookmarks"),
        new("/api/v1/statuses/{id}/unbookmark", "write:bookmarks", "bookmarks"),
        new("/api/v1/statuses/{id}/reblog", "write:statuses", "boosts"),
        new("/api/v1/statuses/{id}/unreblog", "write:statuses", "boosts"),
        new("/api/v1/statuses/{id}/mute", "write:mutes", "muting conversations"),
        new("/api/v1/statuses/{id}/unmute", "write:mutes", "muting conversations"),
        new("/api/v1/statuses/{id}/pin", "write:accounts", "keeping statuses at the top of a profile"),
        new("/api/v1/statuses/{id}/unpin", "write:accounts", "keeping statuses at the top of a profile"),
        new("/api/v1/statuses/{id}/translate", "read:statuses", "translations"),
        new("/api/v1/statuses/{id}/interaction_policy", "write:statuses", "rules for quotes", "PUT"),
        new("/api/v1/tags/{name}/follow", "write:follows", "following tags"),
        new("/api/v1/tags/{name}/unfollow", "write:follows", "following tags"),
        new("/api/v1/tags/{name}/feature", "write:accounts", "showing tags on one's profile"),
        new("/api/v1/tags/{name}/unfeature", "write:accounts", "showing tags on one's profile"),
    ];

    /// <summary>Single things of a kind that Linnet has none of: 404, as for any other unknown id.</summary>
    internal static readonly RefusedCall[] Things =
    [
        new("/api/v1/announcements/{id}/dismiss", "write:accounts", "an announcement"),
        new("/api/v1/announcements/{id}/reactions/{name}", "write:favourites", "an announcement", "PUT DELETE"),
        new("/api/v1/conversations/{id}", "write:conversations", "a private conversation", "DELETE"),
        new("/api/v1/conversations/{id}/read", "write:conversations", "a private conversation"),
        new("/api/v1/featured_tags/{id}", "write:accounts", "a tag shown on one's profile", "DELETE"),
        new("/api/v1/filters/{id}", "read:filters", "a filter", "GET"),
        new("/api/v1/filters/{id}", "write:filters", "a filter", "PUT DELETE"),
        new("/api/v2/filters/{id}", "read:filters", "a filter", "GET"),
        new("/api/v2/filters/{id}", "write:filters", "a filter", "PUT DELETE"),
        new("/api/v1/follow_requests/{id}/authorize", "write:follows", "an account that waits to follow"),
        new("/api/v1/follow_requests/{id}/reject", "write:follows", "an account that waits to follow"),
        new("/api/v1/lists/{id}", "read:lists", "a list of accounts", "GET"),
        new("/api/v1/lists/{id}", "write:lists", "a list of accounts", "PUT DELETE"),
        new("/api/v1/lists/{id}/accounts", "read:lists", "a list of accounts", "GET"),
        new("/api/v1/lists/{id}/accounts", "write:lists", "a list of accounts", "POST DELETE"),
        new("/api/v1/media/{id}", "write:media", "an attachment", "GET PUT DELETE"),
        new("/api/v1/notifications/{id}", "read:notifications", "a notification", "GET"),
        new("/api/v1/notifications/{id}/dismiss", "write:notifications", "a notification"),
        new("/api/v1/notifications/dismiss", "write:notifications", "a notification"),
        new("/api/v1/notifications/requests/accept", "write:notifications", "notifications kept apart"),
        new("/api/v1/notifications/requests/dismiss", "write:notifications", "notifications kept apart"),
        new("/api/v1/notifications/requests/{id}", "read:notifications", "notifications kept apart", "GET"),
        new("/api/v1/notifications/requests/{id}/accept", "write:notifications", "notifications kept apart"),
        new("/api/v1/notifications/requests/{id}/dismiss", "write:notifications", "notifications kept apart"),
        new("/api/v1/polls/{id}", null, "a poll", "GET"),
        new("/api/v1/polls/{id}/votes", "write:statuses", "a poll"),
        new("/api/v1/push/subscription", "push", "a push subscription", "GET PUT DELETE"),
        new("/api/v1/scheduled_statuses/{id}", "read:statuses", "a status to be posted later", "GET"),
        new("/api/v1/scheduled_statuses/{id}", "write:statuses", "a status to be posted later", "PUT DELETE"),
        new("/api/v1/streaming/list", "read:lists", "a list of accounts", "GET"),
        new("/api/v1/suggestions/{id}", "read:accounts", "a suggested account", "DELETE"),
        new("/api/v1/timelines/link", null, "the timeline of a link", "GET"),
        new("/api/v1/timelines/list/{id}", "read:lists", "the timeline of a list", "GET"),
        new("/api/v2/notifications/{id}", "read:notifications", "a group of notifications", "GET"),
        new("/api/v2/notifications/{id}/accounts", "read:notifications", "a group of notifications", "GET"),
        new("/api/v2/notifications/{id}/dismiss", "write:notifications", "a group of notifications"),
        new("/api/v1/accounts/familiar_followers", "read:follows", "followers whom one follows", "GET"),
        new("/api/v1/instance/activity", null, "weekly numbers", "GET"),
        new("/api/v1/instance/extended_description", null, "a longer text about the server", "GET"),
        new("/api/v1/instance/languages", null, "a list of languages: a status may be in any", "GET"),
        new("/api/v1/instance/privacy_policy", null, "a privacy policy", "GET"),
        new("/api/v1/instance/terms_of_service", null, "terms of service", "GET"),
    ];
}

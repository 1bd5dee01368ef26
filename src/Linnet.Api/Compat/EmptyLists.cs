namespace Linnet.Api.Compat;

/// <summary>A list that clients ask for and that is always empty here.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Scope">What the token has to cover; empty: any person's token will do; null: none is needed.</param>
/// <param name="What">What would be in it.</param>
internal sealed record EmptyList(string Path, string? Scope, string What);

/// <summary>
/// Lists in which nothing can be, because Linnet has no way to put anything there. They are empty rather than missing: a client
/// shows an empty screen then, and no error.
/// </summary>
internal static class EmptyLists
{
    /// <summary>Lists of the server, or of whoever is signed in.</summary>
    internal static readonly EmptyList[] Plain =
    [
        new("/api/v1/custom_emojis", null, "pictures that stand for a code"),
        new("/api/v1/instance/domain_blocks", null, "servers that the operators blocked"),
        new("/api/v1/instance/peers", null, "servers that this one knows"),
        new("/api/v1/instance/rules", null, "rules of the house"),
        new("/api/v1/trends", null, "tags that are rising"),
        new("/api/v1/trends/tags", null, "tags that are rising"),
        new("/api/v1/trends/statuses", null, "statuses that are rising"),
        new("/api/v1/trends/links", null, "links that are rising"),
        new("/api/v1/announcements", "", "announcements of the operators"),
        new("/api/v1/blocks", "read:blocks", "blocked accounts"),
        new("/api/v1/bookmarks", "read:bookmarks", "bookmarked statuses"),
        new("/api/v1/conversations", "read:statuses", "private conversations"),
        new("/api/v1/domain_blocks", "read:blocks", "blocked servers"),
        new("/api/v1/endorsements", "read:accounts", "accounts shown on one's profile"),
        new("/api/v1/featured_tags", "read:accounts", "tags shown on one's profile"),
        new("/api/v1/featured_tags/suggestions", "read:accounts", "tags to show on one's profile"),
        new("/api/v1/filters", "read:filters", "filters of one phrase each"),
        new("/api/v2/filters", "read:filters", "filters"),
        new("/api/v1/follow_requests", "read:follows", "accounts that wait to follow"),
        new("/api/v1/followed_tags", "read:follows", "followed tags"),
        new("/api/v1/lists", "read:lists", "lists of accounts"),
        new("/api/v1/mutes", "read:mutes", "muted accounts"),
        new("/api/v1/notifications", "read:notifications", "notifications"),
        new("/api/v1/notifications/requests", "read:notifications", "notifications kept apart"),
        new("/api/v1/scheduled_statuses", "read:statuses", "statuses to be posted later"),
        new("/api/v1/suggestions", "read:accounts", "accounts to follow"),
        new("/api/v2/suggestions", "read:accounts", "accounts to follow, with reasons"),
        new("/api/v1/timelines/direct", "read:statuses", "private statuses"),
    ];

    /// <summary>Lists that belong to an account; not found when there is no such account.</summary>
    internal static readonly EmptyList[] OfAccount =
    [
        new("/api/v1/accounts/{id:long}/endorsements", null, "accounts shown on a profile"),
        new("/api/v1/accounts/{id:long}/featured_tags", null, "tags shown on a profile"),
        new("/api/v1/accounts/{id:long}/identity_proofs", "read:accounts", "proofs of identity"),
        new("/api/v1/accounts/{id:long}/lists", "read:lists", "one's lists that hold an account"),
    ];

    /// <summary>Lists that belong to a status; not found when there is no such status.</summary>
    internal static readonly EmptyList[] OfStatus =
    [
        new("/api/v1/statuses/{id:long}/quotes", null, "statuses that quote a status"),
        new("/api/v1/statuses/{id:long}/reblogged_by", null, "accounts that boosted a status"),
    ];
}

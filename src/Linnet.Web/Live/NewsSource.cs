using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;

namespace Linnet.Web.Live;

/// <summary>A list that changes while it is looked at.</summary>
/// <param name="Stream">What the streaming API calls it: <c>user</c>, <c>public</c> or <c>hashtag</c>.</param>
/// <param name="Tag">Which tag, for <c>hashtag</c>; otherwise null.</param>
public sealed record NewsSource(string Stream, string? Tag)
{
    /// <summary>What a page asks for; null: there is no such list.</summary>
    public static NewsSource? Of(string? stream, string? tag, bool isSignedIn) => stream switch
    {
        "user" when isSignedIn => new("user", null),
        "public" => new("public", null),
        "hashtag" when tag is { Length: > 0 } => new("hashtag", tag),
        _ => null,
    };

    /// <summary>The page that shows the list.</summary>
    public string PageAddress => Tag is null ? Addresses.Home : Addresses.Tag(Tag);

    /// <summary>A part of the list.</summary>
    public Task<ApiResult<ApiPage<Status>>> GetAsync(LinnetClient client, PageQuery page, CancellationToken ct) => Stream switch
    {
        "user" => client.GetHomeTimelineAsync(page, ct),
        "hashtag" => client.GetTagTimelineAsync(Tag!, page, ct),
        _ => client.GetPublicTimelineAsync(page, ct),
    };

    /// <summary>Where its news come from.</summary>
    /// <param name="after">The newest status that is shown; null: none is.</param>
    public string Address(string? after) =>
        $"{Addresses.Live}?stream={Stream}{(Tag is null ? "" : $"&tag={Uri.EscapeDataString(Tag)}")}{(after is null ? "" : $"&after={after}")}";
}

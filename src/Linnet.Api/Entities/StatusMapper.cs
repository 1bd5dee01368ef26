using Linnet.Api.Http;
using Linnet.Core.Ids;
using Linnet.Core.Statuses;
using Linnet.Protocol.Statuses;
using Status = Linnet.Protocol.Statuses.Status;

namespace Linnet.Api.Entities;

/// <summary>Puts statuses into the API's words.</summary>
internal static class StatusMapper
{
    private static readonly Approval Nobody = new([], [], "denied");

    /// <summary>A status as the viewer may see it.</summary>
    /// <param name="view">The status with what is shown beside it to this viewer.</param>
    /// <param name="urls">Makes addresses.</param>
    /// <param name="viewerId">Who looks; null: somebody who is not signed in, who has no flags.</param>
    public static Status Of(StatusView view, ApiUrls urls, long? viewerId)
    {
        var (status, author, content) = (view.Status, view.Author, view.Status.Content);
        var url = urls.Status(author.Alias, status.Id);
        bool? flag = viewerId is null ? null : false;
        return new()
        {
            Id = status.Id.ToApi(),
            CreatedAt = status.CreatedAt,
            EditedAt = status.EditedAt,
            Account = AccountMapper.Of(author, urls),
            Content = HtmlOf(content, urls),
            Sensitive = content.IsSensitive,
            SpoilerText = content.Spoiler,
            Language = content.Language,
            Uri = url,
            Url = url,
            Mentions = [.. content.Mentions.Select(mention => new StatusMention(
                mention.AccountId.ToApi(), mention.Alias, mention.Alias, urls.Account(mention.Alias)))],
            Tags = [.. content.Tags.Select(tag => new StatusTag(tag, urls.Tag(tag)))],
            Application = view.App is { } app ? new(app.Name, app.Website) : null,
            QuoteApproval = Nobody,
            FavouritesCount = view.Likes,
            Favourited = viewerId is null ? null : view.IsLiked,
            Reblogged = flag,
            Muted = flag,
            Bookmarked = flag,
            Pinned = viewerId == author.Id ? false : null,
            Filtered = viewerId is null ? null : [],
        };
    }

    /// <summary>A status that its author has just deleted, with the text to write it anew from.</summary>
    public static Status Deleted(StatusView view, ApiUrls urls) =>
        Of(view, urls, view.Author.Id) with { Text = view.Status.Content.Text };

    /// <summary>One version of a status.</summary>
    public static StatusEdit Of(StatusVersion version, Protocol.Accounts.Account author, ApiUrls urls) => new()
    {
        Content = HtmlOf(version.Content, urls),
        SpoilerText = version.Content.Spoiler,
        Sensitive = version.Content.IsSensitive,
        CreatedAt = version.At,
        Account = author,
    };

    /// <summary>How far a status has come on its way into the feeds.</summary>
    public static Receipt Of(Core.Feeds.Receipt receipt)
    {
        var postedAt = IdGenerator.TimeOf(receipt.StatusId);
        return new()
        {
            StatusId = receipt.StatusId.ToApi(),
            Followers = receipt.Followers,
            FeedsWritten = receipt.Written,
            FeedsDeferred = receipt.Deferred,
            Jobs = receipt.Jobs,
            JobsDone = receipt.JobsDone,
            Complete = receipt.CompletedAt is not null,
            PostedAt = postedAt,
            CompletedAt = receipt.CompletedAt,
            Milliseconds = (receipt.CompletedAt - postedAt)?.TotalMilliseconds,
        };
    }

    private static string HtmlOf(StatusContent content, ApiUrls urls) => StatusHtml.Render(
        content.Text,
        alias => content.Mentions.FirstOrDefault(mention => mention.Alias.Equals(alias, StringComparison.OrdinalIgnoreCase))
            is { } known ? urls.Account(known.Alias) : null,
        urls.Tag);
}

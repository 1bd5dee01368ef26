using System.Text;
using Linnet.Protocol.Client;
using Linnet.Web.Errors;
using Linnet.Web.Http;
using Microsoft.AspNetCore.Http;

namespace Linnet.Web.Sharing;

/// <summary>The feeds of stories and tags, as anybody may read them.</summary>
internal static class FeedDocuments
{
    private const int StatusesMax = 20;

    /// <summary>An account's statuses.</summary>
    public static async Task<RenderedPage> OfStoryAsync(LinnetClient client, string alias, CancellationToken ct)
    {
        var found = await client.LookUpAccountAsync(alias, ct);
        if (!found.Succeeded(out var account, out var error))
        {
            return Failure(error);
        }

        var listed = await client.GetAccountStatusesAsync(account.Id, new() { Limit = StatusesMax }, ct);
        return listed.Succeeded(out var page, out error)
            ? Document(new()
            {
                Title = PlainText.Name(account),
                Description = PlainText.OfHtml(account.Note) is { Length: > 0 } note ? note : $"Statuses by @{account.Username}.",
                Page = account.Url,
                Image = account.Avatar,
                Statuses = page.Items,
            })
            : Failure(error);
    }

    /// <summary>The statuses with a tag.</summary>
    public static async Task<RenderedPage> OfTagAsync(LinnetClient client, string name, CancellationToken ct)
    {
        var found = await client.GetTagAsync(name, ct);
        if (!found.Succeeded(out var tag, out var error))
        {
            return Failure(error);
        }

        var listed = await client.GetTagTimelineAsync(tag.Name, new() { Limit = StatusesMax }, ct);
        return listed.Succeeded(out var page, out error)
            ? Document(new()
            {
                Title = $"#{tag.Name}",
                Description = $"Statuses with #{tag.Name}.",
                Page = tag.Url,
                Statuses = page.Items,
            })
            : Failure(error);
    }

    private static RenderedPage Document(RssFeed feed) =>
        RenderedPage.Of(StatusCodes.Status200OK, feed.ToUtf8()) with { ContentType = RssFeed.ContentType };

    private static RenderedPage Failure(ApiError error) =>
        RenderedPage.Of(
            error.IsNotFound() ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable,
            Encoding.UTF8.GetBytes(Texts.Failed("show the feed", error)))
        with
        { ContentType = "text/plain; charset=utf-8" };
}

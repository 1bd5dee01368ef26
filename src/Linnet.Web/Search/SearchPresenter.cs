using Linnet.Protocol.Client;
using Linnet.Protocol.Search;
using Linnet.Web.Feed;
using Linnet.Web.People;

namespace Linnet.Web.Search;

/// <summary>Searches for statuses, people or tags.</summary>
/// <param name="view">Where.</param>
/// <param name="client">The API, as the viewer may use it.</param>
/// <param name="viewerId">Who looks; null: nobody is signed in.</param>
internal sealed class SearchPresenter(ISearchView view, LinnetClient client, string? viewerId)
{
    /// <summary>The kinds of results, as addresses call them.</summary>
    public const string Statuses = "statuses", People = "people", Tags = "tags";

    private static readonly FormField Query = new("q", "q", "query");

    // One more than is shown tells whether there are more.
    private const int Limit = FeedPresenter.PageSize + 1;

    /// <summary>Shows a part of what is found.</summary>
    /// <param name="query">What was typed.</param>
    /// <param name="type"><see cref="People"/>, <see cref="Tags"/>, or anything else for statuses.</param>
    /// <param name="older">What the part comes after: a status's id, or how many people or tags; null: the first part.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task ShowAsync(string? query, string? type, string? older, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(query))
        {
            view.ShowHelp();
            return;
        }

        var offset = OffsetPage.Read(older);
        var found = type switch
        {
            People => await client.SearchAsync(query, "accounts", offset, Limit, ct),
            Tags => await client.SearchAsync(query, "hashtags", offset, Limit, ct),
            _ => await client.SearchAsync(query, "statuses", new PageQuery { MaxId = older, Limit = Limit }, ct),
        };
        if (!found.Succeeded(out var results, out var error))
        {
            view.ShowError(FormErrors.Of("search", error, Query).Message);
            return;
        }

        switch (type)
        {
            case People:
                var page = OffsetPage.Of(results.Accounts, offset, FeedPresenter.PageSize);
                view.ShowPeople(new(await client.SeeAsync(page.Items, viewerId, ct), page.OlderMaxId, null));
                break;
            case Tags:
                view.ShowTags(OffsetPage.Of(results.Hashtags, offset, FeedPresenter.PageSize));
                break;
            default:
                ShowStatuses(results);
                break;
        }
    }

    private void ShowStatuses(SearchResults results)
    {
        var shown = results.Statuses.Take(FeedPresenter.PageSize).ToArray();
        view.ShowStatuses(new(shown, results.Statuses.Count > shown.Length ? shown[^1].Id : null, null));
    }
}

using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Core;
using Linnet.Core.Paging;
using Linnet.Core.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Search;

/// <summary>What a search asks for, read from the request's query.</summary>
internal sealed class SearchRequest : IBound
{
    /// <summary>The accounts, tags or the status that what was typed names.</summary>
    public SearchTarget Target { get; private init; } = new SearchTarget.Elsewhere();

    /// <summary>What was typed as a search for words; null: no text can be found by it.</summary>
    public SearchQuery? Query { get; private init; }

    /// <summary>Only statuses by this account; null: by anybody.</summary>
    public long? AuthorId { get; private init; }

    /// <summary>Which statuses of those that are found.</summary>
    public PageRequest Page { get; private init; }

    /// <summary>Results to pass over.</summary>
    public int Offset { get; private init; }

    /// <summary>Most results of a kind, 1 to <see cref="Limits.PageItemsMax"/>.</summary>
    public int Limit => Page.Limit;

    /// <summary>Only accounts that the caller follows.</summary>
    public bool FollowingOnly { get; private init; }

    /// <summary>The one kind that is wanted: accounts, hashtags or statuses; null: all.</summary>
    public string? Type { get; private init; }

    /// <inheritdoc/>
    public Problem? Problem { get; private init; }

    /// <summary>Reads the request's parameters.</summary>
    public static ValueTask<SearchRequest> BindAsync(HttpContext context)
    {
        var page = PageQuery.Read(context.Request.Query);
        return ValueTask.FromResult(
            page.Problem is not null ? new SearchRequest { Problem = page.Problem }
            : Read(context.Request.Query, page.Page, ApiUrls.Of(context).Host).Succeeded(out var request, out var refusal) ? request
            : new SearchRequest { Problem = Problem.Of(refusal) });
    }

    /// <summary>Whether results of a kind are wanted.</summary>
    public bool Wants(string type) => Type is null || Type == type;

    private static Result<SearchRequest> Read(IQueryCollection values, PageRequest page, string host)
    {
        if (!SearchTarget.Parse(values.Last("q"), host).Succeeded(out var target, out var refusal)
            || !values.Offset().Succeeded(out var offset, out refusal)
            || !values.OptionalId("account_id").Succeeded(out var author, out refusal))
        {
            return refusal;
        }

        // Among all kinds, what is no query for statuses may name an account; asked for statuses alone, it is a mistake.
        var type = values.Last("type");
        if (!SearchQuery.Parse(values.Last("q")).Succeeded(out var query, out refusal)
            && type == "statuses" && target is not SearchTarget.ExactStatus)
        {
            return refusal;
        }

        return type is null or "accounts" or "hashtags" or "statuses"
            ? new SearchRequest
            {
                Target = target,
                Query = query,
                AuthorId = author.Id,
                Page = page,
                Offset = offset,
                FollowingOnly = values.Flag("following") ?? false,
                Type = type,
            }
            : Refusal.Invalid("type", "must be accounts, hashtags or statuses");
    }
}

/// <summary>Tells the API's description of a search's parameters.</summary>
internal static class SearchConventions
{
    /// <summary>The endpoint takes a <see cref="SearchRequest"/>.</summary>
    public static T WithSearch<T>(this T builder)
        where T : IEndpointConventionBuilder => builder
            .WithQuery(
                "q",
                $"The beginning of a name, @alias@host, #tag, an address of this server, or words; 1 to {Limits.SearchChars} characters",
                required: true)
            .WithQuery("limit", $"Most results of a kind, 1 to {Limits.PageItemsMax}", kind: ParameterKind.Number)
            .WithQuery("offset", "Results to pass over", kind: ParameterKind.Number)
            .WithQuery("following", "Only accounts that one follows", kind: ParameterKind.Flag)
            .WithQuery("resolve", "Accepted and without effect: there are no other servers to ask", kind: ParameterKind.Flag);
}

using System.Globalization;
using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Search;

/// <summary>What a search asks for, read from the request's query.</summary>
internal sealed class SearchRequest : IBound
{
    private const int OffsetMax = 10_000;

    /// <summary>What was typed.</summary>
    public SearchQuery Query { get; private init; } = new SearchQuery.Elsewhere();

    /// <summary>Results to pass over.</summary>
    public int Offset { get; private init; }

    /// <summary>Most results of a kind, 1 to <see cref="Limits.PageItemsMax"/>.</summary>
    public int Limit { get; private init; }

    /// <summary>Only accounts that the caller follows.</summary>
    public bool FollowingOnly { get; private init; }

    /// <summary>The one kind that is wanted: accounts, hashtags or statuses; null: all.</summary>
    public string? Type { get; private init; }

    /// <inheritdoc/>
    public Problem? Problem { get; private init; }

    /// <summary>Reads the request's parameters.</summary>
    public static ValueTask<SearchRequest> BindAsync(HttpContext context) => ValueTask.FromResult(
        Read(context.Request.Query, ApiUrls.Of(context).Host).Succeeded(out var request, out var refusal)
            ? request
            : new SearchRequest { Problem = Problem.Of(refusal) });

    /// <summary>Whether results of a kind are wanted.</summary>
    public bool Wants(string type) => Type is null || Type == type;

    private static Result<SearchRequest> Read(IQueryCollection values, string host)
    {
        if (!SearchQuery.Parse(values.Last("q"), host).Succeeded(out var query, out var refusal)
            || !values.Limit().Succeeded(out var limit, out refusal)
            || !OffsetOf(values).Succeeded(out var offset, out refusal))
        {
            return refusal;
        }

        var type = values.Last("type");
        return type is null or "accounts" or "hashtags" or "statuses"
            ? new SearchRequest
            {
                Query = query,
                Limit = limit,
                Offset = offset,
                FollowingOnly = values.Flag("following") ?? false,
                Type = type,
            }
            : Refusal.Invalid("type", "must be accounts, hashtags or statuses");
    }

    private static Result<int> OffsetOf(IQueryCollection values)
    {
        if (values.Last("offset") is not { } text)
        {
            return 0;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset <= OffsetMax
            ? offset
            : Refusal.Invalid("offset", $"must be a number from 0 to {OffsetMax}");
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
                $"The beginning of a name, @alias@host, #tag or an address of this server; 1 to {Limits.SearchChars} characters",
                required: true)
            .WithQuery("limit", $"Most results of a kind, 1 to {Limits.PageItemsMax}", kind: ParameterKind.Number)
            .WithQuery("offset", "Results to pass over", kind: ParameterKind.Number)
            .WithQuery("following", "Only accounts that one follows", kind: ParameterKind.Flag)
            .WithQuery("resolve", "Accepted and without effect: there are no other servers to ask", kind: ParameterKind.Flag);
}

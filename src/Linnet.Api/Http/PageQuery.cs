using Linnet.Core;
using Linnet.Core.Paging;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Http;

/// <summary>
/// <c>max_id</c>, <c>since_id</c>, <c>min_id</c> and <c>limit</c> of a request that lists. Ids are decimal numbers; a limit above
/// <see cref="Limits.PageItemsMax"/> is cut to it, one below 1 is refused. An empty parameter counts as none.
/// </summary>
internal sealed class PageQuery : IBound
{
    private PageQuery(PageRequest page, Problem? problem) => (Page, Problem) = (page, problem);

    /// <summary>The parameters' names, for the API's description.</summary>
    public static IReadOnlyList<string> Names { get; } = ["max_id", "since_id", "min_id", "limit"];

    /// <summary>Which part of the list is asked for.</summary>
    public PageRequest Page { get; }

    /// <inheritdoc/>
    public Problem? Problem { get; }

    /// <summary>Reads the request's parameters.</summary>
    public static ValueTask<PageQuery> BindAsync(HttpContext context) => ValueTask.FromResult(Read(context.Request.Query));

    /// <summary>Reads parameters.</summary>
    internal static PageQuery Read(IQueryCollection query)
    {
        if (!query.OptionalId("max_id").Succeeded(out var before, out var refusal)
            || !query.OptionalId("since_id").Succeeded(out var since, out refusal)
            || !query.OptionalId("min_id").Succeeded(out var min, out refusal)
            || !query.Limit().Succeeded(out var limit, out refusal))
        {
            return new(default, Problem.Of(refusal));
        }

        return new(new(before.Id, min.Id ?? since.Id, min.Id is not null, limit), null);
    }
}

using System.Globalization;
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

/// <summary>An id that may have been left out.</summary>
/// <param name="Id">The id; null: left out.</param>
internal readonly record struct OptionalId(long? Id);

/// <summary>Reads single parameters; of a repeated one, the last counts.</summary>
internal static class QueryValues
{
    /// <summary>The parameter's last value; null when it is missing or empty.</summary>
    public static string? Last(this IQueryCollection query, string name) =>
        query[name] is [.., { Length: > 0 } value] ? value : null;

    /// <summary>All values of a list, under its name with or without brackets.</summary>
    public static IReadOnlyList<string> All(this IQueryCollection query, string name) =>
        [.. query[$"{name}[]"].Concat(query[name]).OfType<string>().Where(value => value.Length > 0)];

    /// <summary>An id, or none.</summary>
    public static Core.Result<OptionalId> OptionalId(this IQueryCollection query, string name) => query.Last(name) switch
    {
        null => new OptionalId(null),
        var text when TryParseId(text, out var id) => new OptionalId(id),
        _ => Refusal.Invalid(name, "must be an id: a decimal number"),
    };

    /// <summary>A truth; null when the parameter is missing.</summary>
    public static bool? Flag(this IQueryCollection query, string name) => query.Last(name)?.ToUpperInvariant() switch
    {
        null => null,
        "FALSE" or "0" or "F" or "OFF" or "NO" => false,
        _ => true,
    };

    /// <summary>The number of items wanted, cut to <see cref="Limits.PageItemsMax"/>.</summary>
    public static Core.Result<int> Limit(this IQueryCollection query, int otherwise = Limits.PageItemsDefault)
    {
        if (query.Last("limit") is not { } text)
        {
            return otherwise;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? (int)Math.Min(limit, Limits.PageItemsMax)
            : Refusal.Invalid("limit", $"must be a number from 1 to {Limits.PageItemsMax}");
    }

    /// <summary>True when <paramref name="text"/> is an id.</summary>
    public static bool TryParseId(string? text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}

using System.Globalization;
using Linnet.Core;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Http;

/// <summary>An id that may have been left out.</summary>
/// <param name="Id">The id; null: left out.</param>
internal readonly record struct OptionalId(long? Id);

/// <summary>Reads single parameters; of a repeated one, the last counts.</summary>
internal static class QueryValues
{
    private const int OffsetMax = 10_000;

    /// <summary>The parameter's last value; null when it is missing or empty.</summary>
    public static string? Last(this IQueryCollection query, string name) =>
        query[name] is [.., { Length: > 0 } value] ? value : null;

    /// <summary>All values of a list, under its name with or without brackets.</summary>
    public static IReadOnlyList<string> All(this IQueryCollection query, string name) =>
        [.. query[$"{name}[]"].Concat(query[name]).OfType<string>().Where(value => value.Length > 0)];

    /// <summary>An id, or none.</summary>
    public static Result<OptionalId> OptionalId(this IQueryCollection query, string name) => query.Last(name) switch
    {
        null => new OptionalId(null),
        var text when TryParseId(text, out var id) => new OptionalId(id),
        _ => Refusal.Invalid(name, "must be an id: a decimal number"),
    };

    /// <summary>The ids listed as <c>id[]</c> or <c>id</c>, each once; at most <see cref="Limits.LookUpIds"/>.</summary>
    public static Result<long[]> IdList(this IQueryCollection query)
    {
        var texts = query.All("id");
        if (texts.Count > Limits.LookUpIds)
        {
            return Refusal.Invalid("id", $"must be at most {Limits.LookUpIds} ids");
        }

        var ids = new HashSet<long>();
        foreach (var text in texts)
        {
            if (!TryParseId(text, out var id))
            {
                return Refusal.Invalid("id", "must be an id: a decimal number");
            }

            ids.Add(id);
        }

        return ids.ToArray();
    }

    /// <summary>A truth; null when the parameter is missing.</summary>
    public static bool? Flag(this IQueryCollection query, string name) => query.Last(name)?.ToUpperInvariant() switch
    {
        null => null,
        "FALSE" or "0" or "F" or "OFF" or "NO" => false,
        _ => true,
    };

    /// <summary>The number of items wanted, cut to <see cref="Limits.PageItemsMax"/>.</summary>
    public static Result<int> Limit(this IQueryCollection query, int otherwise = Limits.PageItemsDefault)
    {
        if (query.Last("limit") is not { } text)
        {
            return otherwise;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? (int)Math.Min(limit, Limits.PageItemsMax)
            : Refusal.Invalid("limit", $"must be a number from 1 to {Limits.PageItemsMax}");
    }

    /// <summary>The number of items to pass over; at most 10,000, for each is looked at.</summary>
    public static Result<int> Offset(this IQueryCollection query)
    {
        if (query.Last("offset") is not { } text)
        {
            return 0;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset <= OffsetMax
            ? offset
            : Refusal.Invalid("offset", $"must be a number from 0 to {OffsetMax}");
    }

    /// <summary>True when <paramref name="text"/> is an id.</summary>
    public static bool TryParseId(string? text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}

using System.Globalization;
using Linnet.Aws.Tables;
using Linnet.Core.Paging;

namespace Linnet.Aws.Engine;

/// <summary>Items of one partition, in their order.</summary>
/// <param name="Table">The table.</param>
/// <param name="Partition">The value of the partition's key.</param>
internal sealed record Query(Table Table, Value Partition)
{
    /// <summary>The index to go by; null: the table itself.</summary>
    public Tables.Index? Index { get; init; }

    /// <summary>Least value of the sort key, itself included; not set: from the lowest.</summary>
    public Value From { get; init; }

    /// <summary>Greatest value of the sort key, itself included; not set: to the highest.</summary>
    public Value To { get; init; }

    /// <summary>What the sort key, a text, begins with; null: anything.</summary>
    public string? Prefix { get; init; }

    /// <summary>True: from high to low.</summary>
    public bool Descending { get; init; }

    /// <summary>Most items; reading goes on until there are so many, or no more.</summary>
    public required int Limit { get; init; }

    /// <summary>A condition that items must meet, attributes as <c>#name</c>; what does not is read and paid for all the same.</summary>
    public string? Filter { get; init; }

    /// <summary>The values in <see cref="Filter"/>, as <c>:name</c>.</summary>
    public Item Values { get; init; } = [];

    /// <summary>True (the default): sees every write that ended before. Not to be had of global indexes.</summary>
    public bool IsConsistent { get; init; } = true;

    /// <summary>True when nothing can lie between the bounds, which are numbers; DynamoDB refuses to look there.</summary>
    public bool IsEmpty => From.Attribute?.N is { } from && To.Attribute?.N is { } to
        && long.Parse(from, CultureInfo.InvariantCulture) > long.Parse(to, CultureInfo.InvariantCulture);

    /// <summary>The part of a partition, sorted by a number, that a page asks for. A page's items are put newest first afterwards.</summary>
    public Query Of(PageRequest page) => this with
    {
        From = page.After is { } after ? Math.Min(after, long.MaxValue - 1) + 1 : default(Value),
        To = page.Before is { } before ? before - 1 : default(Value),
        Descending = !page.Ascending,
        Limit = page.Limit,
    };
}

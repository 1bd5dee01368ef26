namespace Linnet.Core.Paging;

/// <summary>
/// Which part of a list that runs from high ids to low is asked for. The bounds exclude the ids they name.
/// </summary>
/// <param name="Before">Only ids below this one; null: from the newest on.</param>
/// <param name="After">Only ids above this one; null: down to the oldest.</param>
/// <param name="Nearest">
/// Of the ids above <paramref name="After"/>, take those next to it rather than the newest. Needs <paramref name="After"/>.
/// </param>
/// <param name="Limit">Most items, 1 to <see cref="Limits.PageItemsMax"/>.</param>
public readonly record struct PageRequest(long? Before, long? After, bool Nearest, int Limit)
{
    /// <summary>The newest <paramref name="limit"/> items.</summary>
    public static PageRequest Newest(int limit = Limits.PageItemsDefault) => new(null, null, false, limit);

    /// <summary>The newest <paramref name="limit"/> items below <paramref name="id"/>.</summary>
    public static PageRequest Below(long id, int limit = Limits.PageItemsDefault) => new(id, null, false, limit);

    /// <summary>True when items are taken from the low end upwards; the answer is newest first all the same.</summary>
    public bool Ascending => Nearest && After is not null;

    /// <summary>The exclusive upper bound as a number.</summary>
    public long BeforeOrMax => Before ?? long.MaxValue;

    /// <summary>The exclusive lower bound as a number.</summary>
    public long AfterOrMin => After ?? 0;
}

/// <summary>One page of a list, newest first, with the ways on.</summary>
/// <param name="Items">The items; may be fewer than asked for even when there are more.</param>
/// <param name="Older">The <see cref="PageRequest.Before"/> of the next page; null when there is none.</param>
/// <param name="Newer">The <see cref="PageRequest.After"/> of the previous page; null when the page is empty.</param>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record Page<T>(IReadOnlyList<T> Items, long? Older, long? Newer)
{
    /// <summary>The same page of what <paramref name="convert"/> makes of its items.</summary>
    public Page<TOther> Select<TOther>(Func<T, TOther> convert) => new([.. Items.Select(convert)], Older, Newer);
}

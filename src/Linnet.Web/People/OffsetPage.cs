using System.Globalization;
using Linnet.Protocol.Client;

namespace Linnet.Web.People;

/// <summary>Parts of lists that the API counts through, rather than going on after an item.</summary>
internal static class OffsetPage
{
    // Where the API stops counting.
    private const int OffsetMax = 10_000;

    /// <summary>How many items come before the part; anything but a number: none.</summary>
    public static int Read(string? older) =>
        int.TryParse(older, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? Math.Min(offset, OffsetMax) : 0;

    /// <summary>The part, of which one item too many was asked for.</summary>
    /// <param name="items">At most one more than <paramref name="size"/>.</param>
    /// <param name="offset">How many items come before it.</param>
    /// <param name="size">How many items a part has.</param>
    public static ApiPage<T> Of<T>(IReadOnlyList<T> items, int offset, int size)
    {
        var next = offset + size;
        var areMore = items.Count > size && next <= OffsetMax;
        return new([.. items.Take(size)], areMore ? next.ToString(CultureInfo.InvariantCulture) : null, null);
    }
}

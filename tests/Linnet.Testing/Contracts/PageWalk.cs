using Linnet.Core;
using Linnet.Core.Paging;
using Shouldly;

namespace Linnet.Testing.Contracts;

/// <summary>Walks lists page by page, as clients do.</summary>
public static class PageWalk
{
    private const int PagesMax = 1000;

    /// <summary>The whole list, from the newest page down.</summary>
    /// <param name="list">The list.</param>
    /// <param name="limit">Gives the size of each page.</param>
    /// <param name="afterPage">Runs after each page.</param>
    public static async Task<IReadOnlyList<long>> DownAsync(
        Func<PageRequest, ValueTask<IReadOnlyList<long>>> list, Func<int> limit, Func<Task>? afterPage = null)
    {
        List<long> seen = [];
        var next = PageRequest.Newest(limit());
        for (var pages = 0; pages < PagesMax; pages++)
        {
            var page = await list(next);
            page.Count.ShouldBeLessThanOrEqualTo(next.Limit, $"{next}");
            seen.AddRange(page);
            if (page.Count < next.Limit)
            {
                return seen;
            }

            next = PageRequest.Below(page[^1], limit());
            await (afterPage?.Invoke() ?? Task.CompletedTask);
        }

        throw new InvalidOperationException($"The walk down did not end within {PagesMax} pages.");
    }

    /// <summary>The whole list, from the oldest page up; newest first all the same.</summary>
    /// <param name="list">The list.</param>
    /// <param name="limit">Gives the size of each page.</param>
    public static async Task<IReadOnlyList<long>> UpAsync(
        Func<PageRequest, ValueTask<IReadOnlyList<long>>> list, Func<int> limit)
    {
        List<long> seen = [];
        var next = new PageRequest(null, 0, true, limit());
        for (var pages = 0; pages < PagesMax; pages++)
        {
            var page = await list(next);
            page.Count.ShouldBeLessThanOrEqualTo(next.Limit, $"{next}");
            seen.InsertRange(0, page);
            if (page.Count < next.Limit)
            {
                return seen;
            }

            next = new PageRequest(null, page[0], true, limit());
        }

        throw new InvalidOperationException($"The walk up did not end within {PagesMax} pages.");
    }

    /// <summary>Fails unless every page that can be asked for is the right part of <paramref name="expected"/>.</summary>
    /// <param name="list">The list under test.</param>
    /// <param name="expected">All of it, newest first. A handful of items: the pages grow with their cube.</param>
    public static async Task ShouldBeAsync(
        Func<PageRequest, ValueTask<IReadOnlyList<long>>> list, params IReadOnlyList<long> expected)
    {
        expected.OrderDescending().ShouldBe(expected, ignoreOrder: false, "The test expects a list that is out of order.");
        foreach (var limit in new[] { 1, 2, expected.Count + 1, Limits.PageItemsMax })
        {
            (await DownAsync(list, () => limit)).ShouldBe(expected, $"walked down by {limit}");
            (await UpAsync(list, () => limit)).ShouldBe(expected, $"walked up by {limit}");
        }

        long?[] bounds = [null, .. expected, .. expected.Take(1).Select(id => id + 1), .. expected.TakeLast(1).Select(id => id - 1)];
        foreach (var before in bounds)
        {
            foreach (var after in bounds)
            {
                foreach (var page in Pages(before, after))
                {
                    (await list(page)).ShouldBe(PartOf(expected, page), $"{page}");
                }
            }
        }
    }

    /// <summary>The part of a whole list, newest first, that a page is.</summary>
    public static IReadOnlyList<long> PartOf(IEnumerable<long> whole, PageRequest page)
    {
        var between = whole.Where(id => id < page.BeforeOrMax && id > page.AfterOrMin).ToList();
        return [.. page.Ascending ? between.TakeLast(page.Limit) : between.Take(page.Limit)];
    }

    private static IEnumerable<PageRequest> Pages(long? before, long? after)
    {
        foreach (var limit in new[] { 1, 2, Limits.PageItemsMax })
        {
            yield return new(before, after, false, limit);
            if (after is not null)
            {
                yield return new(before, after, true, limit);
            }
        }
    }
}

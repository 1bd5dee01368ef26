using Linnet.Core.Caching;
using Linnet.Core.Paging;

namespace Linnet.Core.Tests.Caching;

public sealed class ListHeadTests
{
    /// <summary>Every page over every list is either what the list itself gives, or left to the store.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(Limits.PageItemsMax)]
    [InlineData(Limits.PageItemsMax + 30)]
    public void A_page_that_is_found_is_the_page_of_the_whole_list(int length)
    {
        var whole = Enumerable.Range(1, length).Select(i => (long)i * 10).Reverse().ToList();
        var head = new ListHead([.. whole.Take(Limits.PageItemsMax)]);
        long?[] bounds = [null, 0, 5, 10, 55, 310, 320, 400, 695, 700, 9999];
        var found = 0;
        foreach (var page in from before in bounds
                             from after in bounds
                             from nearest in (bool[])[false, true]
                             from limit in (int[])[1, 3, 20, Limits.PageItemsMax]
                             select new PageRequest(before, after, nearest, limit))
        {
            if (head.Find(page) is { } ids)
            {
                ids.ShouldBe(PageOf(whole, page), $"{page}");
                found++;
            }
        }

        found.ShouldBeGreaterThan(0);
        head.Find(PageRequest.Newest(Limits.PageItemsMax)).ShouldNotBeNull();
    }

    private static List<long> PageOf(List<long> whole, PageRequest page)
    {
        var inside = whole.Where(id => id < page.BeforeOrMax && id > page.AfterOrMin).ToList();
        return page.Ascending ? [.. inside.TakeLast(page.Limit)] : [.. inside.Take(page.Limit)];
    }
}

using Linnet.Core.Paging;
using Shouldly;

namespace Linnet.Testing.Model;

/// <summary>What an owner's feed holds at one moment.</summary>
/// <param name="Must">Delivered statuses that no page may skip.</param>
/// <param name="May">All that it may hold: those on their way and deleted ones included.</param>
public sealed record FeedExpectation(IReadOnlySet<long> Must, IReadOnlySet<long> May)
{
    /// <summary>Fails when a page is out of order, repeats, goes beyond what was asked for, or holds what is not the owner's.</summary>
    public void CheckPage(IReadOnlyList<long> page, PageRequest request)
    {
        CheckComplete(page, request);
        page.Where(id => !May.Contains(id)).ShouldBeEmpty($"{request} of the feed holds what is not the owner's");
    }

    /// <summary>Fails when a page is out of order, repeats, goes beyond what was asked for, or skips something.</summary>
    public void CheckComplete(IReadOnlyList<long> page, PageRequest request)
    {
        page.Count.ShouldBeLessThanOrEqualTo(request.Limit, $"{request}");
        page.Zip(page.Skip(1)).ShouldAllBe(pair => pair.First > pair.Second, $"{request} is out of order");
        page.ShouldAllBe(id => id < request.BeforeOrMax && id > request.AfterOrMin, $"{request} goes beyond its bounds");

        var (lowest, highest) = (request.AfterOrMin + 1, request.BeforeOrMax - 1);
        if (page.Count == request.Limit)
        {
            (lowest, highest) = request.Ascending ? (lowest, page[0]) : (page[^1], highest);
        }

        Must.Where(id => id >= lowest && id <= highest).Except(page).ShouldBeEmpty($"{request} skips entries");
    }
}

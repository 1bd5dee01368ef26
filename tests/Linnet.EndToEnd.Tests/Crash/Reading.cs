using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;
using Shouldly;

namespace Linnet.EndToEnd.Tests.Crash;

/// <summary>Reads what a server holds as its clients do.</summary>
internal static partial class Reading
{
    private const int PageItems = 40;

    /// <summary>Walks a list by <c>max_id</c> to its end; it must neither skip back nor repeat.</summary>
    public static async Task<IReadOnlyList<Status>> WalkAsync(Func<PageQuery, Task<ApiResult<ApiPage<Status>>>> read)
    {
        var all = await WalkInAnyOrderAsync(read);
        var ids = all.Select(status => long.Parse(status.Id, CultureInfo.InvariantCulture)).ToList();
        ids.Zip(ids.Skip(1)).ShouldAllBe(pair => pair.First > pair.Second);
        return all;
    }

    /// <summary>Walks a list that is not in the order of the statuses to its end; it must not repeat.</summary>
    public static async Task<IReadOnlyList<Status>> WalkInAnyOrderAsync(Func<PageQuery, Task<ApiResult<ApiPage<Status>>>> read)
    {
        var all = new List<Status>();
        string? maxId = null;
        do
        {
            var page = (await read(new PageQuery { MaxId = maxId, Limit = PageItems })).Value;
            all.AddRange(page.Items);
            page.OlderMaxId.ShouldNotBe(maxId ?? "none", "a page leads to itself");
            maxId = page.OlderMaxId;
        }
        while (maxId is not null);
        all.Select(status => status.Id).ShouldBeUnique();
        return all;
    }

    /// <summary>What a status says, without its markup.</summary>
    public static string TextOf(string html) => WebUtility.HtmlDecode(Markup().Replace(html, ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();
}

using Linnet.EndToEnd.Tests.Http;

namespace Linnet.EndToEnd.Tests.BadInput;

/// <summary>Pages that nobody can turn to.</summary>
internal static class ListRows
{
    private static readonly string[] Lists =
    [
        "/api/v1/timelines/home",
        "/api/v1/timelines/public",
        "/api/v1/timelines/tag/birds",
        "/api/v1/accounts/{bob}/statuses",
        "/api/v1/accounts/{bob}/followers",
        "/api/v1/accounts/{bob}/following",
    ];

    private static readonly string[] Queries =
    [
        "limit=-1",
        "limit=0",
        "limit=ten",
        "limit=1.5",
        "limit=99999999999999999999999",
        "limit=%F0%9F%90%A6",
        "limit=5&limit=-5",
        "max_id=-1",
        "max_id=newest",
        "max_id=1e9",
        "max_id=99999999999999999999",
        "since_id=-1",
        "since_id=%00",
        "since_id=%FF",
        "min_id=1;DROP%20TABLE%20status",
        "min_id=0x1F",
    ];

    public static Table Table { get; } = new(
        from list in Lists
        from query in Queries
        select new Row($"{list}?{query}", 422, world => Ask.Get(
            $"{list.Replace("{bob}", world.Bob.Id, StringComparison.Ordinal)}?{query}", world.Ann.Token)));
}

using Linnet.EndToEnd.Tests.Http;

namespace Linnet.EndToEnd.Tests.BadInput;

/// <summary>Posting, editing and deleting what cannot be.</summary>
internal static class StatusRows
{
    private const string Family = "👨‍👩‍👧‍👦";
    private const string Statuses = "/api/v1/statuses";

    private static readonly string[] NoIds =
        ["1", "0", "-1", "abc", "1.5", "99999999999999999999", "9223372036854775807", "1e3", "0x10", "%F0%9F%90%A6"];

    private static readonly (string Method, string Part)[] Ways =
        [("GET", ""), ("GET", "/context"), ("GET", "/history"), ("GET", "/receipt"), ("PUT", ""), ("DELETE", "")];

    public static Table Table { get; } = new([.. Texts(), .. Parts(), .. NotOnesOwn(), .. Unknown()]);

    private static IEnumerable<Row> Texts() =>
    [
        Posting("no body", null),
        Posting("an empty object", Body.Json(new { })),
        Posting("a text of null", Body.RawJson("""{"status":null}""")),
        Posting("an empty text", Body.Json(new { status = "" })),
        Posting("a text of spaces", Body.Json(new { status = " \n\t " })),
        Posting("a text of what nobody sees", Body.Json(new { status = "\u200B\u2060\uFEFF" })),
        Posting("501 characters", Body.Json(new { status = new string('x', 501) })),
        Posting("501 characters of accents", Body.Json(new { status = string.Concat(Enumerable.Repeat("e\u0301", 501)) })),
        Posting("more than 4096 bytes", Body.Json(new { status = string.Concat(Enumerable.Repeat(Family, 200)) })),
        Posting("a text that is an object", Body.RawJson("""{"status":{"a":1}}""")),
        Posting("a text that is a list", Body.RawJson("""{"status":["a"]}""")),
        Posting("half a surrogate pair", Body.RawJson("""{"status":"a\ud83d"}""")),
        Posting("surrogates the wrong way round", Body.RawJson("""{"status":"\udc00\ud800"}""")),
    ];

    private static IEnumerable<Row> Parts() =>
    [
        Posting("a status for followers only", Body.Json(new { status = "x", visibility = "private" })),
        Posting("a visibility that is none", Body.Json(new { status = "x", visibility = "everyone" })),
        Posting("an answer", Body.Json(new { status = "x", in_reply_to_id = "1" })),
        Posting("a later time", Body.Json(new { status = "x", scheduled_at = "2030-01-01T00:00:00Z" })),
        Posting("media", Body.RawJson("""{"status":"x","media_ids":["1"]}""")),
        Posting("a poll", Body.RawJson("""{"status":"x","poll":{"options":["a","b"],"expires_in":60}}""")),
        Posting("a language that is none", Body.Json(new { status = "x", language = "english, please" })),
        Posting("a warning of 500 characters with a text", Body.Json(new { status = "x", spoiler_text = new string('y', 500) })),
        Posting("a warning with half a surrogate pair", Body.RawJson("""{"status":"x","spoiler_text":"\ud83d"}""")),
        Posting("a care that is neither yes nor no", Body.Json(new { status = "x", sensitive = "perhaps" })),
        new("a key of 129 characters", 422, world => Ask
            .Post(Statuses, Body.Json(new { status = "x" }), world.Ann.Token).With("Idempotency-Key", new string('k', 129))),
        new("an edit without a text", 422, world => Edit(world, world.AnnsStatus, new { })),
        new("an edit to 501 characters", 422, world => Edit(world, world.AnnsStatus, new { status = new string('x', 501) })),
        new("an edit that adds a poll", 422, world => Edit(world, world.AnnsStatus, new { status = "x", poll = new { } })),
    ];

    private static IEnumerable<Row> NotOnesOwn() =>
    [
        new("editing another's", 404, world => Edit(world, world.BobsStatus, new { status = "Mine now" })),
        new("deleting another's", 404, world => Of(world, "DELETE", world.BobsStatus)),
        new("the source of another's", 404, world => Of(world, "GET", world.BobsStatus, "/source")),
        new("the receipt of another's", 404, world => Of(world, "GET", world.BobsStatus, "/receipt")),
    ];

    private static IEnumerable<Row> Unknown() =>
        from id in NoIds
        from way in Ways
        select new Row($"{way.Method} {id}{way.Part}", 404, world => way.Method is "PUT"
            ? Edit(world, id, new { status = "x" })
            : Of(world, way.Method, id, way.Part));

    private static Row Posting(string name, HttpContent? body) =>
        new(name, 422, world => Ask.Post(Statuses, body, world.Ann.Token));

    private static Ask Edit(World world, string id, object body) => Of(world, "PUT", id) with { Body = Body.Json(body) };

    private static Ask Of(World world, string method, string id, string rest = "") =>
        new(method, $"{Statuses}/{id}{rest}") { Token = world.Ann.Token };
}

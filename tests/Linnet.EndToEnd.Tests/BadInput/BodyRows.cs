using System.Text;
using Linnet.EndToEnd.Tests.Http;

namespace Linnet.EndToEnd.Tests.BadInput;

/// <summary>Bodies that cannot be read, whatever they are meant for.</summary>
internal static class BodyRows
{
    private const int TooMany = (3 * 1024 * 1024) + 1;
    private const string FormType = "application/x-www-form-urlencoded";

    public static Table Table { get; } = new([.. Json(), .. Forms(), .. Types(), .. Huge()]);

    private static IEnumerable<Row> Json() =>
    [
        Of("JSON that ends too soon", 400, Body.RawJson("""{"status":"x" """)),
        Of("JSON with something after it", 400, Body.RawJson("""{"status":"x"} {}""")),
        Of("JSON with a comment", 400, Body.RawJson("""{"status":"x" /* aside */}""")),
        Of("JSON with a comma too many", 400, Body.RawJson("""{"status":"x",}""")),
        Of("JSON in single quotes", 400, Body.RawJson("{'status':'x'}")),
        Of("a list", 400, Body.RawJson("""[{"status":"x"}]""")),
        Of("a text", 400, Body.RawJson("\"status\"")),
        Of("null", 400, Body.RawJson("null")),
        Of("a name twice", 400, Body.RawJson("""{"status":"x","status":"y"}""")),
        Of("a name with half a surrogate pair", 400, Body.RawJson("""{"status":"x","\ud800":1}""")),
        Of("a thousand levels", 400, Body.RawJson($"{{\"status\":{new string('[', 1000)}{new string(']', 1000)}}}")),
        Of("latin-1", 400, Body.Bytes(Encoding.Latin1.GetBytes("""{"status":"café"}"""), "application/json")),
        Of("bytes that are no UTF-8", 400, Body.Bytes([.. "{\"status\":\""u8, 0xC0, 0x80, 0xFF, .. "\"}"u8], "application/json")),
        Of("an encoded surrogate", 400, Body.Bytes([.. "{\"status\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8], "application/json")),
        Of("UTF-16", 400, Body.Bytes(Encoding.Unicode.GetBytes("""{"status":"x"}"""), "application/json")),
        Of("a control character", 400, Body.RawJson("{\"status\":\"a\u0001b\"}")),
    ];

    private static IEnumerable<Row> Forms() =>
    [
        Of("600 fields", 400, Body.Form([.. Enumerable.Range(0, 600).Select(number => ($"f{number}", "1"))])),
        Of("a field's name of 3000 characters", 400, Body.Form((new string('n', 3000), "1"))),
        Of("a bracket that is not closed", 422, Body.Form(("status", "x"), ("poll[options", "a"))),
        Of("a name that is a bracket", 422, Body.Form(("status", "x"), ("[status]", "a"))),
        Of("nine levels", 422, Body.Form(("status", "x"), ("a[b][c][d][e][f][g][h][i]", "1"))),
        Of("a value that has parts", 422, Body.Form(("status", "x"), ("status[part]", "y"))),
        Of("a form in latin-1", 400, Body.RawForm("status=caf%E9")),
        Of("a form with an encoded surrogate", 400, Body.RawForm("status=%ED%A0%80")),
        Of("a form of bytes that are no UTF-8", 400, Body.Bytes([.. "status="u8, 0xE9, 0xFF], FormType)),
        Of("parts without a boundary", 400, Body.Bytes("--x\r\n\r\n--x--"u8.ToArray(), "multipart/form-data")),
        Of("parts that never end", 400, Body.Bytes(
            "--x\r\nContent-Disposition: form-data; name=\"status\"\r\n\r\nabc"u8.ToArray(), "multipart/form-data; boundary=x")),
        Of("parts in another boundary", 400, Body.Bytes(
            "--y\r\nContent-Disposition: form-data; name=\"status\"\r\n\r\nabc\r\n--y--"u8.ToArray(),
            "multipart/form-data; boundary=x")),
    ];

    private static IEnumerable<Row> Types() =>
    [
        Of("plain text", 415, Body.Bytes("status=x"u8.ToArray(), "text/plain")),
        Of("XML", 415, Body.Bytes("<status>x</status>"u8.ToArray(), "application/xml")),
        Of("a body of no type", 415, Body.Bytes("""{"status":"x"}"""u8.ToArray(), null)),
        Of("JSON said to be latin-1", 415, Body.Bytes("""{"status":"x"}"""u8.ToArray(), "application/json; charset=iso-8859-1")),
        Of("a form said to be UTF-16", 415, Body.Bytes("status=x"u8.ToArray(), $"{FormType}; charset=utf-16")),
    ];

    private static IEnumerable<Row> Huge() =>
    [
        Large("JSON", world => Post(world, Body.Bytes(JsonOf(TooMany), "application/json"))),
        Large("JSON whose length is not told", world => Post(world, Body.Bytes(JsonOf(TooMany), "application/json"))
            .With("Transfer-Encoding", "chunked")),
        Large("a form", world => Post(world, Body.RawForm($"status={new string('x', TooMany)}"))),
        Large("parts", world => Post(world, Body.WithFile("avatar", new byte[TooMany]))),
        Large("what is hardly looked at", world => Ask.Post(
            $"/api/v1/accounts/{world.Bob.Id}/follow", Body.Bytes(new byte[TooMany], "application/json"), world.WriteToken)),
    ];

    private static byte[] JsonOf(int bytes) =>
        [.. "{\"status\":\""u8, .. Enumerable.Repeat((byte)'x', bytes - 13), .. "\"}"u8];

    /// <summary>The client waits for the server's word before it sends the body: then no answer is lost with the connection.</summary>
    private static Row Large(string what, Func<World, Ask> make) =>
        new($"3 MiB and a byte of {what}", 413, world => make(world).With("Expect", "100-continue"));

    private static Row Of(string name, int status, HttpContent body) => new(name, status, world => Post(world, body));

    private static Ask Post(World world, HttpContent body) => Ask.Post("/api/v1/statuses", body, world.Ann.Token);
}

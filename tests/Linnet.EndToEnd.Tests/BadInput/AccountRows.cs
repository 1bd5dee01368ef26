using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing.Hosts;

namespace Linnet.EndToEnd.Tests.BadInput;

/// <summary>Signing up, changing the profile, following and leaving, wrongly.</summary>
internal static class AccountRows
{
    private static readonly string[] AList = ["a"];

    public static Table Table { get; } = new([.. SigningUp(), .. Profile(), .. OwnAccount(), .. Following(), .. Finding()]);

    private static IEnumerable<Row> SigningUp() =>
    [
        SignUp("no body", null),
        SignUp("no alias", new { password = "long enough", agreement = true }),
        SignUp("an empty alias", new { username = "", password = "long enough", agreement = true }),
        SignUp("an alias of 31 characters", new { username = new string('a', 31), password = "long enough", agreement = true }),
        SignUp("an alias with an umlaut", new { username = "müller", password = "long enough", agreement = true }),
        SignUp("an alias with a space", new { username = "ann b", password = "long enough", agreement = true }),
        SignUp("an alias with a slash", new { username = "../etc", password = "long enough", agreement = true }),
        SignUp("an alias with a line end", new { username = "ann\n", password = "long enough", agreement = true }),
        SignUp("an alias that looks like another", new { username = "аnn", password = "long enough", agreement = true }),
        SignUp("an alias that is taken", new { username = "bob", password = "long enough", agreement = true }),
        SignUp("an alias that is taken in other letters", new { username = "BoB", password = "long enough", agreement = true }),
        SignUp("an alias that is a list", new { username = AList, password = "long enough", agreement = true }),
        SignUp("no password", new { username = "newcomer", agreement = true }),
        SignUp("a password of 7 characters", new { username = "newcomer", password = "1234567", agreement = true }),
        SignUp("a password of 129 characters", new { username = "newcomer", password = new string('p', 129), agreement = true }),
        SignUp("a password that is an object", new { username = "newcomer", password = new { a = 1 }, agreement = true }),
        SignUp("no agreement to the rules", new { username = "newcomer", password = "long enough", agreement = false }),
        SignUp("an e-mail that is none", new { username = "newcomer", password = "long enough", email = "me", agreement = true }),
        SignUp("a first name of 51 characters", new { username = "newcomer", password = "long enough", first_name = new string('n', 51) }),
        SignUp("a last name of 51 characters", new { username = "newcomer", password = "long enough", last_name = new string('n', 51) }),
        SignUp("a name with control characters", new { username = "newcomer", password = "long enough", first_name = "a\u0007b" }),
        SignUp("a name with a line end", new { username = "newcomer", password = "long enough", first_name = "a\nb" }),
        new("signing up with a name of half a surrogate pair", 422, world => Ask.Post(
            "/api/v1/accounts",
            Body.RawJson("""{"username":"newcomer","password":"long enough","first_name":"a\ud83d"}"""),
            world.ProgramToken)),
        new("signing up with a password of half a surrogate pair", 422, world => Ask.Post(
            "/api/v1/accounts",
            Body.RawJson("""{"username":"newcomer","password":"long enough\ud83d"}"""),
            world.ProgramToken)),
    ];

    private static IEnumerable<Row> Profile() =>
    [
        Change("a display name of 200 characters", new { display_name = new string('n', 200) }),
        Change("an empty first name", new { first_name = " " }),
        Change("a last name with control characters", new { last_name = "a\u0000b" }),
        Change("a note of 501 characters", new { note = new string('n', 501) }),
        Change("a note that is a list", new { note = AList }),
        Change("a lock", new { locked = true }),
        Change("facts", new { fields_attributes = new[] { new { name = "a", value = "b" } } }),
        Change("statuses for followers only", new { source = new { privacy = "private" } }),
    ];

    private static IEnumerable<Row> OwnAccount() =>
    [
        Password("no passwords", new { }),
        Password("a wrong present password", new { current_password = "not this one", new_password = "long enough" }),
        Password("a new password of 7 characters", new { current_password = LinnetApp.Password, new_password = "1234567" }),
        Password("no new password", new { current_password = LinnetApp.Password }),
        Leaving("no password", new { }),
        Leaving("a wrong password", new { password = "not this one" }),
        Leaving("a password of 10,000 characters", new { password = new string('p', 10_000) }),
        new("ending another's session", 404, world => new Ask("DELETE", $"/api/v1/sessions/{world.BobsSession}") { Token = world.Ann.Token }),
        new("ending no session", 404, world => new Ask("DELETE", "/api/v1/sessions/1") { Token = world.Ann.Token }),
        new("ending a session that is a word", 404, world => new Ask("DELETE", "/api/v1/sessions/mine") { Token = world.Ann.Token }),
    ];

    private static IEnumerable<Row> Following() =>
    [
        new("following oneself", 422, world => Ask.Post($"/api/v1/accounts/{world.Ann.Id}/follow", null, world.Ann.Token)),
        new("following nobody", 404, world => Ask.Post("/api/v1/accounts/1/follow", null, world.Ann.Token)),
        new("following a word", 404, world => Ask.Post("/api/v1/accounts/bob/follow", null, world.Ann.Token)),
        new("following a negative number", 404, world => Ask.Post("/api/v1/accounts/-1/follow", null, world.Ann.Token)),
        new("following a status", 404, world => Ask.Post($"/api/v1/accounts/{world.BobsStatus}/follow", null, world.Ann.Token)),
        new("unfollowing nobody", 404, world => Ask.Post("/api/v1/accounts/1/unfollow", null, world.Ann.Token)),
        new("following with notifications", 422, world => Ask.Post(
            $"/api/v1/accounts/{world.Bob.Id}/follow", Body.Json(new { notify = true }), world.Ann.Token)),
        new("relationships with a word", 422, world => Ask.Get("/api/v1/accounts/relationships?id[]=bob", world.Ann.Token)),
        new("relationships with 200 accounts", 422, world => Ask.Get(
            $"/api/v1/accounts/relationships?{string.Join('&', Enumerable.Range(1, 200).Select(id => $"id[]={id}"))}", world.Ann.Token)),
    ];

    private static IEnumerable<Row> Finding() =>
    [
        new("looking up nothing", 422, world => Ask.Get("/api/v1/accounts/lookup")),
        new("looking up nobody", 404, world => Ask.Get("/api/v1/accounts/lookup?acct=nobody")),
        new("looking up somebody elsewhere", 404, world => Ask.Get("/api/v1/accounts/lookup?acct=bob@elsewhere.example")),
        new("looking up a path", 404, world => Ask.Get("/api/v1/accounts/lookup?acct=../../bob")),
        new("an account that is nobody's", 404, world => Ask.Get("/api/v1/accounts/1")),
        new("an account that is a word", 404, world => Ask.Get("/api/v1/accounts/bob")),
        new("an account beyond all numbers", 404, world => Ask.Get("/api/v1/accounts/99999999999999999999")),
        new("the statuses of nobody", 404, world => Ask.Get("/api/v1/accounts/1/statuses")),
        new("the followers of nobody", 404, world => Ask.Get("/api/v1/accounts/1/followers")),
        new("whom nobody follows", 404, world => Ask.Get("/api/v1/accounts/1/following")),
        new("searching for nothing", 422, world => Ask.Get("/api/v2/search?q=", world.Ann.Token)),
        new("searching for 201 characters", 422, world => Ask.Get($"/api/v2/search?q={new string('q', 201)}", world.Ann.Token)),
        new("searching for what there is not", 422, world => Ask.Get("/api/v2/search?q=a&type=birds", world.Ann.Token)),
        new("searching from a negative number on", 422, world => Ask.Get("/api/v2/search?q=a&offset=-1", world.Ann.Token)),
        new("searching for -1 results", 422, world => Ask.Get("/api/v1/accounts/search?q=a&limit=-1", world.Ann.Token)),
        new("a marker that is a word", 422, world => Ask.Post(
            "/api/v1/markers", Body.Json(new { home = new { last_read_id = "newest" } }), world.Ann.Token)),
    ];

    private static Row SignUp(string name, object? body) => new($"signing up with {name}", 422, world => Ask.Post(
        "/api/v1/accounts", body is null ? null : Body.Json(body), world.ProgramToken));

    private static Row Change(string name, object body) => new($"a profile with {name}", 422, world =>
        new Ask("PATCH", "/api/v1/accounts/update_credentials") { Body = Body.Json(body), Token = world.Ann.Token });

    private static Row Password(string name, object body) => new($"changing the password with {name}", 422, world => Ask.Post(
        "/api/v1/accounts/password", Body.Json(body), world.Ann.Token));

    private static Row Leaving(string name, object body) => new($"leaving with {name}", 422, world =>
        new Ask("DELETE", "/api/v1/accounts/me") { Body = Body.Json(body), Token = world.Ann.Token });
}

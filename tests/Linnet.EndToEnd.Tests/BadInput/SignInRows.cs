using Linnet.EndToEnd.Tests.Http;

namespace Linnet.EndToEnd.Tests.BadInput;

/// <summary>Tokens and programs that cannot be had.</summary>
internal static class SignInRows
{
    private const string OutOfBand = "urn:ietf:wg:oauth:2.0:oob";

    public static Table Table { get; } = new([.. Tokens(), .. Revoking(), .. Programs()]);

    private static IEnumerable<Row> Tokens() =>
    [
        Token("no grant", 400, world => []),
        Token("a grant that is none", 400, world => [("grant_type", "wish")]),
        Token("the grant of implicit consent", 400, world => [("grant_type", "implicit")]),
        Token("a wrong password", 400, world => [("grant_type", "password"), ("username", "ann"), ("password", "not this one")]),
        Token("no password", 400, world => [("grant_type", "password"), ("username", "ann")]),
        Token("no alias", 400, world => [("grant_type", "password"), ("password", "not this one")]),
        Token("an alias that nobody has", 400, world => [("grant_type", "password"), ("username", "nobody"), ("password", "not this one")]),
        Token("an alias that is a statement", 400, world =>
            [("grant_type", "password"), ("username", "' OR 1=1 --"), ("password", "not this one")]),
        Token("a password of 10,000 characters", 400, world =>
            [("grant_type", "password"), ("username", "ann"), ("password", new string('p', 10_000))]),
        Token("a scope that is none", 400, world => [("grant_type", "client_credentials"), ("scope", "everything")]),
        Token("no code", 400, world => [("grant_type", "authorization_code"), ("redirect_uri", OutOfBand)]),
        Token("a code that was never given", 400, world =>
            [("grant_type", "authorization_code"), ("redirect_uri", OutOfBand), ("code", new string('c', 43))]),
        Plain("a token for no program", 401, "/oauth/token", world => Body.Form(("grant_type", "client_credentials"))),
        Plain("a token for an unknown program", 401, "/oauth/token", world => Body.Form(
            ("grant_type", "client_credentials"), ("client_id", "unknown"), ("client_secret", world.Program.ClientSecret))),
        Plain("a token for a program's wrong secret", 401, "/oauth/token", world => Body.Form(
            ("grant_type", "client_credentials"), ("client_id", world.Program.ClientId), ("client_secret", "guess"))),
        Plain("a token for a broken body", 400, "/oauth/token", world => Body.RawJson("{")),
        Plain("a token for a body of text", 415, "/oauth/token", world => Body.Bytes("x"u8.ToArray(), "text/plain")),
        new("a token for a broken Basic header", 401, world => Ask.Post(
            "/oauth/token", Body.Form(("grant_type", "client_credentials"))).With("Authorization", "Basic ***")),
    ];

    private static IEnumerable<Row> Revoking() =>
    [
        Plain("revoking for no program", 401, "/oauth/revoke", world => Body.Form(("token", world.Ann.Token))),
        Plain("revoking for a wrong secret", 401, "/oauth/revoke", world => Body.Form(
            ("token", world.Ann.Token), ("client_id", world.Program.ClientId), ("client_secret", "guess"))),
        Plain("revoking another program's token", 403, "/oauth/revoke", world => Body.Form(
            ("token", world.ProgramToken), ("client_id", world.Program.ClientId), ("client_secret", world.Program.ClientSecret))),
    ];

    private static IEnumerable<Row> Programs() =>
    [
        Program("nothing", new { }),
        Program("no name", new { redirect_uris = OutOfBand }),
        Program("a name of 101 characters", new { client_name = new string('n', 101), redirect_uris = OutOfBand }),
        Program("no address", new { client_name = "A" }),
        Program("an address that is script", new { client_name = "A", redirect_uris = "javascript:alert(1)" }),
        Program("an address that is a path", new { client_name = "A", redirect_uris = "/back" }),
        Program("an address with a fragment", new { client_name = "A", redirect_uris = "https://a.example/#b" }),
        Program("an address of 3000 characters", new { client_name = "A", redirect_uris = $"https://a.example/{new string('x', 3000)}" }),
        Program("100 addresses", new { client_name = "A", redirect_uris = Enumerable.Range(0, 100).Select(n => $"https://a.example/{n}") }),
        Program("a scope that is none", new { client_name = "A", redirect_uris = OutOfBand, scopes = "everything" }),
        Program("a home page that is script", new { client_name = "A", redirect_uris = OutOfBand, website = "javascript:alert(1)" }),
    ];

    private static Row Token(string name, int status, Func<World, (string, string)[]> fields) =>
        Plain($"a token for {name}", status, "/oauth/token", world => Body.Form(
        [
            ("client_id", world.Program.ClientId), ("client_secret", world.Program.ClientSecret), .. fields(world),
        ]));

    private static Row Plain(string name, int status, string path, Func<World, HttpContent> body) =>
        new(name, status, world => Ask.Post(path, body(world)));

    private static Row Program(string name, object body) =>
        new($"a program with {name}", 422, world => Ask.Post("/api/v1/apps", Body.Json(body)));
}

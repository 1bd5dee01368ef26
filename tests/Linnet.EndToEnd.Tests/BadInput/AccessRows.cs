using Linnet.EndToEnd.Tests.Http;

namespace Linnet.EndToEnd.Tests.BadInput;

/// <summary>Requests by those who may not make them.</summary>
internal static class AccessRows
{
    private static readonly (string Method, string Path)[] NeedsUser =
    [
        ("GET", "/api/v1/accounts/verify_credentials"),
        ("PATCH", "/api/v1/accounts/update_credentials"),
        ("POST", "/api/v1/accounts/password"),
        ("DELETE", "/api/v1/accounts/me"),
        ("GET", "/api/v1/accounts/relationships"),
        ("POST", "/api/v1/accounts/1/follow"),
        ("POST", "/api/v1/accounts/1/unfollow"),
        ("GET", "/api/v1/sessions"),
        ("DELETE", "/api/v1/sessions/1"),
        ("POST", "/api/v1/statuses"),
        ("PUT", "/api/v1/statuses/1"),
        ("DELETE", "/api/v1/statuses/1"),
        ("GET", "/api/v1/statuses/1/source"),
        ("GET", "/api/v1/statuses/1/receipt"),
        ("GET", "/api/v1/timelines/home"),
        ("GET", "/api/v1/markers"),
        ("POST", "/api/v1/markers"),
        ("GET", "/api/v1/preferences"),
        ("GET", "/api/v1/notifications"),
    ];

    private static readonly (string Name, Func<World, string> Authorization)[] BadTokens =
    [
        ("a token that was never given", _ => $"Bearer {new string('x', 43)}"),
        ("a token that was given back", world => $"Bearer {world.RevokedToken}"),
        ("a token with a letter more", world => $"Bearer {world.Ann.Token}x"),
        ("a token in other letters", world => $"Bearer {Swap(world.Ann.Token)}"),
        ("an empty token", _ => "Bearer "),
        ("a token of 20,000 characters", _ => $"Bearer {new string('x', 20_000)}"),
        ("a token with quotes", _ => "Bearer ' OR 1=1 --"),
        ("alias and password", _ => $"Basic {Convert.ToBase64String("ann:correct horse battery"u8)}"),
        ("the token's scheme missing", world => world.Ann.Token),
    ];

    public static Table Table { get; } = new(
    [
        .. from way in NeedsUser select new Row($"{way.Method} {way.Path} by nobody", 401, _ => Send(way)),
        .. from way in NeedsUser
           select new Row($"{way.Method} {way.Path} by a program", 422, world => Send(way) with { Token = world.ProgramToken }),
        .. from bad in BadTokens
           select new Row($"reading one's account with {bad.Name}", 401, world =>
               Send(NeedsUser[0]).With("Authorization", bad.Authorization(world))),
        .. from bad in BadTokens
           select new Row($"reading the public timeline with {bad.Name}", 401, world =>
               Ask.Get("/api/v1/timelines/public").With("Authorization", bad.Authorization(world))),
        .. from way in NeedsUser
           where way.Method is not "GET"
           select new Row($"{way.Method} {way.Path} with a token for reading", 403, world => Send(way) with { Token = world.ReadToken }),
        .. from way in NeedsUser
           where way.Method is "GET" && way.Path is not "/api/v1/sessions"
           select new Row($"{way.Method} {way.Path} with a token for writing", 403, world => Send(way) with { Token = world.WriteToken }),
        new("a token in the query", 401, world => Ask.Get($"/api/v1/accounts/verify_credentials?access_token={world.Ann.Token}")),
        new("signing up without a program", 401, _ => Ask.Post("/api/v1/accounts", Body.Json(new { username = "newcomer" }))),
        new("the program of nobody", 401, _ => Ask.Get("/api/v1/apps/verify_credentials")),
    ]);

    private static Ask Send((string Method, string Path) way) => new(way.Method, way.Path)
    {
        Body = way.Method is "GET" ? null : Body.Json(new { status = "x" }),
    };

    private static string Swap(string token) =>
        string.Concat(token.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
}

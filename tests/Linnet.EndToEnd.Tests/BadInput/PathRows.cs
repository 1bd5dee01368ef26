using Linnet.EndToEnd.Tests.Http;

namespace Linnet.EndToEnd.Tests.BadInput;

/// <summary>Addresses that lead out of the house, and methods that none of its doors knows.</summary>
internal static class PathRows
{
    private static readonly string Key = new('a', 32);

    private static readonly string[] Paths =
    [
        "/api/v1/nothing",
        "/api/v9/statuses",
        "/api",
        "/api/v1//timelines/public",
        "/../api/v1/nothing",
        "/api/v1/..%2f..%2f..%2fetc%2fpasswd",
        "/api/v1/statuses/%ff",
        "/api/v1/statuses/%zz",
        "/api/v1/statuses/1%0d%0aSet-Cookie:x",
        $"/api/v1/statuses/{new string('9', 4000)}",
        "/media/avatars/",
        "/media/avatars/..%2f..%2flinnet.db",
        "/media/avatars/..%5c..%5clinnet.db",
        "/media/avatars/%252e%252e%252flinnet.db",
        "/media/avatars/..%2f..%2flinnet.png",
        "/media/avatars/%2fetc%2fpasswd.png",
        "/media/avatars/%ff.png",
        $"/media/avatars/{Key}.png",
        $"/media/avatars/{Key}.exe",
        $"/media/avatars/{Key}",
        $"/media/avatars/{Key}.png/",
        $"/media/avatars/{Key}.png/x",
        $"/media/avatars/{new string('a', 4000)}.png",
    ];

    /// <summary>What these lead to, if anywhere, is not below an address of the API.</summary>
    private static readonly string[] SitePaths =
    [
        "//api/v1/timelines/public",
        "/api/../../../etc/passwd",
        "/api/v1/%2e%2e/%2e%2e/etc/passwd",
        $"/{new string('/', 2000)}",
        "/media/avatars/../../linnet.db",
        "/media/avatars/%2e%2e/%2e%2e/linnet.db",
        "/linnet.db",
        "/control.sock",
        "/data/linnet.db",
        "/appsettings.json",
        "/.env",
        "/.git/config",
    ];

    private static readonly (string Method, string Path)[] Methods =
    [
        ("PATCH", "/api/v1/statuses"),
        ("POST", "/api/v1/statuses/1"),
        ("DELETE", "/api/v1/timelines/home"),
        ("POST", "/api/v1/timelines/public"),
        ("PUT", "/api/v1/accounts/lookup"),
        ("GET", "/api/v1/accounts/1/follow"),
        ("GET", "/oauth/token"),
        ("PROPFIND", "/api/v1/timelines/public"),
        ("TRACE", "/api/v1/timelines/public"),
        ("NONSENSE", "/api/v1/timelines/public"),
        ("POST", $"/media/avatars/{Key}.png"),
    ];

    public static Table Table { get; } = new(
    [
        .. from path in Paths select new Row(Name(path), 404, _ => Ask.Get(path)),
        .. from path in SitePaths select new Row(Name(path), 404, _ => Ask.Get(path), IsPage: true),
        .. from way in Methods
           select new Row($"{way.Method} {way.Path}", 405, world => new Ask(way.Method, way.Path) { Token = world.Ann.Token }),
    ]);

    private static string Name(string path) => path.Length > 100 ? $"{path[..40]}… ({path.Length})" : path;
}

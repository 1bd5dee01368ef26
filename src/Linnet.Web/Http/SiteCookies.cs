using Microsoft.AspNetCore.Http;

namespace Linnet.Web.Http;

/// <summary>The site's cookies. Script sees none of them, and other sites cannot send forms with them.</summary>
internal static class SiteCookies
{
    private const string Session = "linnet_session";
    private const string Note = "linnet_note";
    private const int TokenCharsMax = 200;

    /// <summary>The token of who is signed in; null: nobody is.</summary>
    public static string? ReadToken(HttpRequest request) =>
        request.Cookies[Session] is { Length: > 0 and <= TokenCharsMax } token && token.All(IsTokenChar) ? token : null;

    /// <summary>Whether the request has anything that makes its answer the visitor's own.</summary>
    public static bool IsPersonal(HttpRequest request) =>
        request.Cookies.ContainsKey(Session) || request.Cookies.ContainsKey(Note);

    /// <summary>Signs the visitor in. The API ends sessions; the cookie itself stays.</summary>
    public static void WriteToken(HttpContext context, string token) =>
        context.Response.Cookies.Append(Session, token, Options(context, TimeSpan.FromDays(400)));

    /// <summary>Signs the visitor out on this device.</summary>
    public static void DeleteToken(HttpContext context) => context.Response.Cookies.Delete(Session, Options(context, null));

    /// <summary>Has the next page show a note.</summary>
    public static void WriteNote(HttpContext context, Note note) =>
        context.Response.Cookies.Append(Note, note.ToString(), Options(context, TimeSpan.FromMinutes(1)));

    /// <summary>The note that this page shows, which is shown once; null: none.</summary>
    public static Note? TakeNote(HttpContext context)
    {
        if (context.Request.Cookies[Note] is not { } name)
        {
            return null;
        }

        context.Response.Cookies.Delete(Note, Options(context, null));
        return Enum.TryParse<Note>(name, out var note) && Enum.IsDefined(note) ? note : null;
    }

    private static bool IsTokenChar(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private static CookieOptions Options(HttpContext context, TimeSpan? age) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = age,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Linnet.Core.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.OAuth;

/// <summary>
/// The pages on which people let an application act for them. They hold no script, and whatever came from outside is encoded.
/// </summary>
internal static class AuthorizePage
{
    private const string Style =
        "body{font:1rem/1.5 system-ui,sans-serif;max-width:26rem;margin:3rem auto;padding:0 1rem}"
        + "label,button,input{display:block;width:100%;box-sizing:border-box;font:inherit}"
        + "input{margin:.25rem 0 1rem;padding:.5rem}button{margin-top:.5rem;padding:.6rem;cursor:pointer}"
        + "code{display:block;padding:1rem;border:1px solid;overflow-wrap:anywhere}[role=alert]{color:#a00}";

    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <summary>Asks for alias, password and consent.</summary>
    /// <param name="request">What the application sent; the form sends it again.</param>
    /// <param name="consent">The same, checked.</param>
    /// <param name="antiforgery">Proves that the form is ours.</param>
    /// <param name="alias">What was typed before; null: nothing.</param>
    /// <param name="error">Why the last try failed; null: there was none.</param>
    /// <param name="status">The HTTP status.</param>
    public static IResult Form(
        AuthorizeRequest request,
        CheckedConsent consent,
        AntiforgeryTokenSet antiforgery,
        string? alias = null,
        string? error = null,
        int status = StatusCodes.Status200OK)
    {
        var hidden = string.Join('\n', request.Parameters
            .Append((Name: antiforgery.FormFieldName, Value: antiforgery.RequestToken))
            .Where(field => field.Value is not null)
            .Select(field => $"""<input type="hidden" name="{field.Name}" value="{Encode(field.Value!)}">"""));
        var scopes = string.Concat(consent.Scopes.Split(' ').Select(scope => $"<li>{Encode(Meaning(scope))}</li>"));
        var site = consent.App.Website is { } website ? $" ({Encode(website)})" : "";
        return new Html($"""
            <h1>{Encode(consent.App.Name)} asks to act for you</h1>
            <p>If you agree, {Encode(consent.App.Name)}{site} will be able to:</p>
            <ul>{scopes}</ul>
            {Alert(error)}
            <form method="post" action="/oauth/authorize">
            {hidden}
            <label for="alias">Alias</label>
            <input id="alias" name="username" value="{Encode(alias ?? "")}" autocomplete="username" autocapitalize="none" required autofocus>
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required>
            <button name="decision" value="allow">Sign in and allow</button>
            <button name="decision" value="deny" formnovalidate>Deny</button>
            </form>
            """, status, consent.RedirectUri);
    }

    /// <summary>Shows the code to a person, who takes it to the application.</summary>
    public static IResult Code(string code) => new Html(
        $"<h1>You are signed in</h1>\n<p>Copy this code into the application. It works once, for ten minutes.</p>\n<code>{Encode(code)}</code>",
        StatusCodes.Status200OK);

    /// <summary>Says why there is nothing to agree to.</summary>
    public static IResult Error(string message, int status = StatusCodes.Status400BadRequest) =>
        new Html($"<h1>This did not work</h1>\n{Alert(message)}", status);

    private static string Alert(string? message) => message is null ? "" : $"<p role=\"alert\">{Encode(message)}</p>";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string Meaning(string scope) => scope switch
    {
        "read" => "read everything that you can read",
        "write" => "post, edit, delete and change your profile",
        "follow" => "follow and unfollow for you",
        "push" => "receive your notifications",
        "profile" => "see who you are",
        _ => scope,
    };

    /// <summary>One page, with a policy that lets it load nothing and send its form to one place.</summary>
    private sealed class Html(string content, int status, string? redirectUri = null) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; style-src 'sha256-{StyleHash}'; base-uri 'none'; frame-ancestors 'none'; form-action {Targets}";
            return response.WriteAsync($"""
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Linnet</title><style>{Style}</style></head>
                <body><main>
                {content}
                </main></body>
                </html>
                """, httpContext.RequestAborted);
        }

        /// <summary>Browsers hold the form's redirects to the policy too.</summary>
        private string Targets
        {
            get
            {
                if (redirectUri is null || !Uri.TryCreate(redirectUri, UriKind.Absolute, out var target))
                {
                    return "'self'";
                }

                var source = target.Scheme is "http" or "https"
                    ? $"{target.Scheme}://{target.IdnHost}{(target.IsDefaultPort ? "" : $":{target.Port}")}"
                    : $"{target.Scheme}:";
                return source.AsSpan().ContainsAny(" ;,'\"") ? "'self'" : $"'self' {source}";
            }
        }
    }
}

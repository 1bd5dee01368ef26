using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>
/// Somebody at a browser without script: keeps cookies, follows redirects within the site, fills in and sends the forms that the
/// page has. Can also ask for parts of pages, as the site's script does.
/// </summary>
internal sealed class SiteVisitor(HttpClient http)
{
    private const string SessionCookie = "linnet_session";
    private const int RedirectsMax = 5;

    private readonly Dictionary<string, string> _cookies = [];
    private IHtmlDocument? _page;
    private Reply? _answer;

    /// <summary>Somebody who is not signed in.</summary>
    public SiteVisitor(LinnetApp app)
        : this(app.Http)
    {
    }

    /// <summary>What the browser keeps, by name.</summary>
    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>The <c>Set-Cookie</c> headers of all answers so far.</summary>
    public List<string> SetCookies { get; } = [];

    /// <summary>Path and query of what is open, or where a redirect to another site led.</summary>
    public string Address { get; private set; } = "/";

    /// <summary>The last answer.</summary>
    public Reply Answer => _answer ?? throw new InvalidOperationException("Nothing was opened yet.");

    /// <summary>What is open.</summary>
    public IHtmlDocument Page => _page ?? throw new InvalidOperationException("Nothing was opened yet.");

    /// <summary>Somebody whose browser has the person's session.</summary>
    public static SiteVisitor SignedInAs(Person person)
    {
        var visitor = new SiteVisitor(person.App);
        visitor._cookies[SessionCookie] = person.Token;
        return visitor;
    }

    /// <summary>Opens an address, or a part of its page.</summary>
    public Task<IHtmlDocument> OpenAsync(string address, string? part = null) =>
        GoAsync(HttpMethod.Get, address, null, part);

    /// <summary>Fills in a form of the open page, and sends it with its first button.</summary>
    /// <param name="form">The form's selector, for instance <c>#composer</c>.</param>
    /// <param name="fields">What is typed; all other fields go as the page has them.</param>
    public Task<IHtmlDocument> SendAsync(string form, params (string Name, string Value)[] fields) =>
        SendAsync(new FilledForm(form) { Fields = fields });

    /// <summary>Fills in a form of the open page, and sends it.</summary>
    public Task<IHtmlDocument> SendAsync(FilledForm filled)
    {
        var form = Page.QuerySelector<IHtmlFormElement>(filled.Form).ShouldNotBeNull($"No {filled.Form} in {Answer.Text}");
        var action = form.GetAttribute("action") is { Length: > 0 } given ? given : Address;
        var fields = filled.FieldsOf(form);
        return form.Method == "post"
            ? GoAsync(HttpMethod.Post, action, filled.BodyOf(form, fields), filled.Part)
            : GoAsync(HttpMethod.Get, $"{action}{QueryOf(fields)}", null, filled.Part);
    }

    /// <summary>Sends a form of several fields to an address, whatever page is open.</summary>
    public Task<IHtmlDocument> PostAsync(string address, params (string Name, string Value)[] fields) =>
        GoAsync(HttpMethod.Post, address, Body.Form(fields), null);

    /// <summary>The text of the only element with this selector, without spaces around.</summary>
    public string Text(string selector) =>
        Page.QuerySelectorAll(selector).ShouldHaveSingleItem($"{selector} in {Answer.Text}").TextContent.Trim();

    private static string QueryOf(IEnumerable<(string Name, string Value)> fields) =>
        "?" + string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));

    private async Task<IHtmlDocument> GoAsync(HttpMethod method, string address, HttpContent? body, string? part)
    {
        for (var hops = 0; hops < RedirectsMax; hops++)
        {
            await RequestAsync(method, address, body, part);
            if (Answer.Header("Location") is not { } target)
            {
                return Page;
            }

            if (!target.StartsWith('/'))
            {
                Address = target;
                return Page;
            }

            (method, address, body) = (HttpMethod.Get, target, null);
        }

        throw new InvalidOperationException($"More than {RedirectsMax} redirects, the last to {address}");
    }

    private async Task RequestAsync(HttpMethod method, string address, HttpContent? body, string? part)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        if (part is not null)
        {
            request.Headers.Add("Linnet-Part", part);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Keep(response.Headers);
        _answer = await Reply.ReadAsync(response);
        _page = new HtmlParser().ParseDocument(_answer.Text);
        Address = address;
    }

    private void Keep(HttpResponseHeaders headers)
    {
        foreach (var cookie in headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            SetCookies.Add(cookie);
            var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var left, var right] ? (left, right) : (cookie, "");
            if (value.Length == 0)
            {
                _cookies.Remove(name);
            }
            else
            {
                _cookies[name] = value;
            }
        }
    }
}

using System.Globalization;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Client;
using Linnet.Web.Api;
using Linnet.Web.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Linnet.Web.Http;

/// <summary>One request as pages see it: who asks and for what, and what becomes of the answer.</summary>
internal sealed class PageContext(
    IHttpContextAccessor contexts, ApiConnection api, Viewers viewers, IAntiforgery antiforgery, TimeProvider time)
{
    /// <summary>By this header the site's script asks for a part of a page; its value names the part.</summary>
    public const string PartHeader = "Linnet-Part";

    /// <summary>By this header the site's script is told to go to another page.</summary>
    public const string GoHeader = "Linnet-Go";

    private readonly HttpContext _http = contexts.HttpContext
        ?? throw new InvalidOperationException("There is no request");

    private MarkupString? _formField;
    private string? _siteAddress;
    private string? _back;

    /// <summary>Who is signed in; null: nobody is.</summary>
    public CredentialAccount? Viewer { get; private set; }

    /// <summary>Whether who is signed in administers the server.</summary>
    public bool IsOperator => Viewer?.Role.IsOperator() is true;

    /// <summary>The token of who is signed in.</summary>
    public string? Token { get; private set; }

    /// <summary>The API, as the visitor may use it.</summary>
    public LinnetClient Client { get; private set; } = api.Client;

    /// <summary>The same for calls that stay open.</summary>
    public LinnetClient Streams => Token is null ? api.Streams : api.Streams.WithToken(Token);

    /// <summary>The part of the page that the script asks for; null: the whole page.</summary>
    public string? Part { get; } = contexts.HttpContext?.Request.Headers[PartHeader] is [{ Length: > 0 and <= 30 } part] ? part : null;

    /// <summary>Whether a form was sent.</summary>
    public bool IsForm => HttpMethods.IsPost(_http.Request.Method);

    /// <summary>Scheme and host that the visitor asked for, without a slash at the end.</summary>
    public string SiteAddress => _siteAddress ??= $"{_http.Request.Scheme}://{_http.Request.Host.ToUriComponent()}";

    /// <summary>Path and query of the request.</summary>
    public string Address => _http.Request.PathBase + _http.Request.Path + _http.Request.QueryString;

    /// <summary>The path of the request.</summary>
    public string Path => _http.Request.Path.Value ?? "/";

    /// <summary>When the page is made.</summary>
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    /// <summary>Ends when the visitor goes away.</summary>
    public CancellationToken Ended => _http.RequestAborted;

    /// <summary>What the last form came to, to be shown once.</summary>
    public Note? Note { get; private set; }

    /// <summary>The status of the answer.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>Where the visitor is sent instead of seeing a page.</summary>
    public string? LeavesFor { get; private set; }

    /// <summary>What every form that is posted holds, so that no other site can send one.</summary>
    public MarkupString FormField => _formField ??= new(
        $"""<input type="hidden" name="{Forms.TokenField}" value="{antiforgery.GetAndStoreTokens(_http).RequestToken}">""");

    /// <summary>A value of the query; null: not given.</summary>
    public string? Query(string name) => _http.Request.Query[name] is [.., { Length: > 0 } value] ? value : null;

    /// <summary>What the wanted part of a list comes after; null: the newest part.</summary>
    public string? Older => Query("older") is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? text : null;

    /// <summary>A field of the form that was sent; null: not given.</summary>
    public string? Field(string name) => _http.Request.HasFormContentType && _http.Request.Form[name] is [.., { } value] ? value : null;

    /// <summary>An image of the form that was sent; null: none was chosen.</summary>
    public async Task<ImageFile?> ImageAsync(string name)
    {
        if (!_http.Request.HasFormContentType || _http.Request.Form.Files[name] is not { Length: > 0 } file)
        {
            return null;
        }

        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, Ended);
        return new ImageFile(content, file.ContentType, file.FileName);
    }

    /// <summary>Where a form leads back to: what it was sent with if that is within the site, or else another address.</summary>
    public string BackOr(string otherwise) => LocalAddress.Or(Field("return") ?? Query("return"), otherwise);

    /// <summary>Where a form of the page leads back to: to the page, or where the form led back to whose answer this is.</summary>
    public string Back => _back ??= BackOr(Address);

    /// <summary>Path and query of the request, without one value of the query.</summary>
    public string AddressWithout(string name) =>
        _http.Request.Path.ToUriComponent() + QueryString.Create(_http.Request.Query.Where(value => value.Key != name)).ToUriComponent();

    /// <summary>Sends the visitor to another address instead.</summary>
    /// <param name="address">Within the site, unless the API told it.</param>
    /// <param name="note">What is said there.</param>
    public void Leave(string address, Note? note = null)
    {
        LeavesFor = address;
        if (note is { } said)
        {
            SiteCookies.WriteNote(_http, said);
        }
    }

    /// <summary>Signs the visitor in from now on.</summary>
    public async Task SignInAsync(string token)
    {
        SiteCookies.WriteToken(_http, token);
        await UseAsync(token);
    }

    /// <summary>Lets the page's forms end at another site: browsers hold the redirects of a form to the policy too.</summary>
    public void LetFormsLeadTo(string address) => SiteHeaders.LetFormsLeadTo(_http.Response, address);

    /// <summary>Forgets the visitor's token, and has the browser forget the pages that it kept.</summary>
    public void SignOut()
    {
        if (Token is { } token)
        {
            viewers.Forget(token);
        }

        SiteCookies.DeleteToken(_http);
        _http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        (Token, Viewer, Client) = (null, null, api.Client);
    }

    /// <summary>The viewer's own account has just become this.</summary>
    public void SetViewer(CredentialAccount account)
    {
        viewers.Set(Token!, account);
        Viewer = account;
    }

    /// <summary>Finds out who asks. Before it, nobody is signed in.</summary>
    public async Task OpenAsync()
    {
        Note = SiteCookies.TakeNote(_http);
        if (SiteCookies.ReadToken(_http.Request) is { } token)
        {
            await UseAsync(token);
        }
    }

    private async Task UseAsync(string token)
    {
        (Token, Client) = (token, api.Client.WithToken(token));
        var found = await viewers.FindAsync(token, Client, Ended);
        if (found.Succeeded(out var viewer, out _))
        {
            Viewer = viewer;
        }
    }
}

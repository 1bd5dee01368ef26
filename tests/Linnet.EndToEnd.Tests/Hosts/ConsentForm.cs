using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Protocol.Apps;
using Shouldly;

namespace Linnet.EndToEnd.Tests.Hosts;

/// <summary>The page on which people let a program act for them, filled in as a browser does.</summary>
internal sealed class ConsentForm(LinnetApp app, CredentialApplication program)
{
    public const string OutOfBand = "urn:ietf:wg:oauth:2.0:oob";

    /// <summary>Where the code goes; <see cref="OutOfBand"/> shows it.</summary>
    public string RedirectUri { get; init; } = OutOfBand;

    /// <summary>What is asked for.</summary>
    public string Scope { get; init; } = "read write follow";

    /// <summary>The PKCE challenge; null: none.</summary>
    public string? Challenge { get; init; }

    /// <summary>The address of the page.</summary>
    public string Address
    {
        get
        {
            (string Name, string? Value)[] fields =
            [
                ("response_type", "code"),
                ("client_id", program.ClientId),
                ("redirect_uri", RedirectUri),
                ("scope", Scope),
                ("state", "any state & more"),
                ("code_challenge", Challenge),
                ("code_challenge_method", Challenge is null ? null : "S256"),
            ];
            var parts = fields.Where(parameter => parameter.Value is not null)
                .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}");
            return $"/oauth/authorize?{string.Join('&', parts)}";
        }
    }

    /// <summary>Signs in and agrees.</summary>
    /// <returns>The code.</returns>
    public async Task<string> AllowAsync(string alias, string password)
    {
        var answer = await SubmitAsync(alias, password, "allow");
        if (RedirectUri == OutOfBand)
        {
            answer.Status.ShouldBe(200, answer.Text);
            return Parse(answer).QuerySelector("code")!.TextContent;
        }

        answer.Status.ShouldBeOneOf(302, 303);
        var target = new Uri(answer.Header("Location")!);
        target.AbsoluteUri.ShouldStartWith(RedirectUri);
        var query = System.Web.HttpUtility.ParseQueryString(target.Query);
        query["state"].ShouldBe("any state & more");
        return query["code"]!;
    }

    /// <summary>Opens the page, fills it in and sends it.</summary>
    public async Task<Reply> SubmitAsync(string alias, string password, string decision)
    {
        var page = await Ask.Get(Address).SendAsync(app);
        page.Status.ShouldBe(200, page.Text);
        var form = Parse(page).Forms.Single();
        form.Method.ShouldBe("post");
        var fields = form.Elements.OfType<IHtmlInputElement>()
            .Select(input => (input.Name!, input.Name switch
            {
                "username" => alias,
                "password" => password,
                _ => input.Value,
            }))
            .Append(("decision", decision));
        var cookie = page.Header("Set-Cookie")!.Split(';')[0];
        return await Ask.Post(form.GetAttribute("action")!, Body.Form([.. fields])).With("Cookie", cookie).SendAsync(app);
    }

    private static IHtmlDocument Parse(Reply page) => new HtmlParser().ParseDocument(page.Text);
}

namespace Linnet.Browser.Tests.Pages;

/// <summary>Who looks at a page.</summary>
internal enum Guest
{
    Nobody,
    Reader,
    Operator,
}

/// <summary>A page of the site, as somebody of the demo sees it.</summary>
/// <param name="Guest">Who looks.</param>
/// <param name="Address">Where; <c>{status}</c> stands for the address of a status of the reader's, <c>{reader}</c> for the reader's id.</param>
internal sealed record SitePage(Guest Guest, string Address)
{
    /// <summary>Every page there is.</summary>
    public static IReadOnlyDictionary<string, SitePage> All { get; } = new Dictionary<string, SitePage>
    {
        ["welcome"] = new(Guest.Nobody, "/"),
        ["register"] = new(Guest.Nobody, "/register"),
        ["login"] = new(Guest.Nobody, "/login"),
        ["a story"] = new(Guest.Nobody, "/@mara"),
        ["followers"] = new(Guest.Nobody, "/@mara/followers"),
        ["a status"] = new(Guest.Nobody, "{status}"),
        ["a tag"] = new(Guest.Nobody, "/tags/birds"),
        ["people"] = new(Guest.Nobody, "/explore"),
        ["search help"] = new(Guest.Nobody, "/search"),
        ["found statuses"] = new(Guest.Nobody, "/search?q=herons"),
        ["about"] = new(Guest.Nobody, "/about"),
        ["not found"] = new(Guest.Nobody, "/no-such-page"),
        ["feed"] = new(Guest.Reader, "/"),
        ["own story"] = new(Guest.Reader, "/@mara"),
        ["another's story"] = new(Guest.Reader, "/@teo"),
        ["following"] = new(Guest.Reader, "/@mara/following"),
        ["own status"] = new(Guest.Reader, "{status}"),
        ["editing"] = new(Guest.Reader, "{status}/edit"),
        ["deleting"] = new(Guest.Reader, "{status}/delete"),
        ["people to follow"] = new(Guest.Reader, "/explore?order=new"),
        ["found people"] = new(Guest.Reader, "/search?q=teo&type=people"),
        ["found tags"] = new(Guest.Reader, "/search?q=bir&type=tags"),
        ["nothing found"] = new(Guest.Reader, "/search?q=zzzzzz"),
        ["settings"] = new(Guest.Reader, "/settings"),
        ["figures"] = new(Guest.Operator, "/admin"),
        ["accounts"] = new(Guest.Operator, "/admin/accounts"),
        ["jobs"] = new(Guest.Operator, "/admin/jobs"),
        ["receipts"] = new(Guest.Operator, "/admin/receipts"),
        ["requests"] = new(Guest.Operator, "/admin/log"),
        ["suspending an account"] = new(Guest.Operator, "/admin/accounts/{reader}/suspend"),
        ["a status to operators"] = new(Guest.Operator, "{status}"),
        ["removing a status"] = new(Guest.Operator, "{status}/remove"),
    };
}

using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Clients;

/// <summary>A person at a browser: fills in the page on which an application asks for consent.</summary>
internal static class Browser
{
    /// <summary>Opens an application's address, signs in and allows what it asks for.</summary>
    /// <returns>The code that the page shows for the application.</returns>
    public static async Task<string> AllowAsync(Uri address, string alias, string password)
    {
        var token = TestContext.Current.CancellationToken;
        using var browser = new HttpClient();
        var asking = await ReadAsync(await browser.GetAsync(address, token));
        var form = asking.QuerySelector<IHtmlFormElement>("form").ShouldNotBeNull();
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input")
            .ToDictionary(input => input.Name!, input => input.Value);
        fields["username"] = alias;
        fields["password"] = password;
        var allow = form.QuerySelector<IHtmlButtonElement>("button").ShouldNotBeNull();
        fields[allow.Name!] = allow.Value;
        using var body = new FormUrlEncodedContent(fields);
        var target = new Uri(address, form.GetAttribute("action"));
        var answer = await ReadAsync(await browser.PostAsync(target, body, token));
        return answer.QuerySelector("code").ShouldNotBeNull().TextContent;
    }

    private static async Task<IDocument> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            response.IsSuccessStatusCode.ShouldBeTrue(page);
            return await new HtmlParser().ParseDocumentAsync(page, TestContext.Current.CancellationToken);
        }
    }
}

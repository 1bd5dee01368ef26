using Linnet.Browser.Tests.Browsing;
using Linnet.Testing;
using Linnet.Testing.Hosts;

namespace Linnet.Browser.Tests.Components;

/// <summary>Lists go on as one reads, and are found again as they were left.</summary>
public sealed class ListTests(LinnetApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<LinnetApp>
{
    private const int Count = 25;

    [Fact]
    public async Task More_comes_at_the_end_and_back_returns_to_where_one_was()
    {
        var visitor = await OpenAsync(await AuthorAsync("greta"));
        await visitor.OpenAsync("/@greta");
        var cards = visitor.Page.Locator("article.status");
        await Expect(cards).ToHaveCountAsync(10);

        await cards.Last.ScrollIntoViewIfNeededAsync();
        await Expect(cards).ToHaveCountAsync(20);
        await cards.Last.ScrollIntoViewIfNeededAsync();
        await Expect(cards).ToHaveCountAsync(Count);
        await Expect(visitor.Link("Show more")).ToHaveCountAsync(0);
        (await cards.Locator(".text").AllInnerTextsAsync()).ShouldBe(Enumerable.Range(1, Count).Reverse().Select(TextOf));

        var eighth = visitor.Card(TextOf(8));
        await eighth.ScrollIntoViewIfNeededAsync();
        var before = await eighth.BoundingBoxAsync();
        await eighth.Locator(".when").ClickAsync();
        await Expect(cards).ToHaveCountAsync(1);
        await visitor.Page.GoBackAsync();

        await Expect(cards).ToHaveCountAsync(Count);
        await Expect(eighth).ToBeInViewportAsync();
        (await eighth.BoundingBoxAsync())!.Y.ShouldBe(before!.Y, 2);
    }

    [Fact]
    public async Task Without_script_a_link_leads_on()
    {
        var visitor = await OpenAsync(await AuthorAsync("paula"), Screen.WithoutScript);
        await visitor.OpenAsync("/@paula");
        await visitor.Link("Show more").ClickAsync();
        await Expect(visitor.Page.Locator("article.status").First).ToContainTextAsync(TextOf(15));
        await visitor.Link("Show more").ClickAsync();
        await Expect(visitor.Page.Locator("article.status")).ToHaveCountAsync(5);
        await Expect(visitor.Link("Show more")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_others_change_changes_in_an_open_list()
    {
        var author = await App.SignedInAsAsync("edda");
        var reader = await App.SignedInAsAsync("rolf");
        await reader.FollowAsync(author);
        var changed = await author.PostAsync("It rains");
        var gone = await author.PostAsync("It snows");
        await Eventually.HoldsAsync(async () => (await reader.ReadHomeAsync()).Count == 2);
        var visitor = await OpenAsync(reader);
        await visitor.OpenAsync("/");
        await Expect(visitor.Card("It snows")).ToBeVisibleAsync();

        var token = TestContext.Current.CancellationToken;
        await author.Client.EditStatusAsync(changed.Id, new() { Status = "It pours" }, token);
        await author.Client.DeleteStatusAsync(gone.Id, token);

        await Expect(visitor.Card("It pours")).ToBeVisibleAsync();
        await Expect(visitor.Card("It rains")).ToHaveCountAsync(0);
        await Expect(visitor.Card("It snows")).ToHaveCountAsync(0);
    }

    private static string TextOf(int number) => $"Number {number} of many.";

    private async Task<Person> AuthorAsync(string alias)
    {
        var author = await App.SignedInAsAsync(alias);
        for (var i = 1; i <= Count; i++)
        {
            await author.PostAsync(TextOf(i));
        }

        return author;
    }
}

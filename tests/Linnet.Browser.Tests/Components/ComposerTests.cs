using Linnet.Browser.Tests.Browsing;
using Linnet.Testing.Hosts;

namespace Linnet.Browser.Tests.Components;

/// <summary>Where statuses are written.</summary>
public sealed class ComposerTests(LinnetApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<LinnetApp>
{
    private const int CharsMax = 500;

    [Fact]
    public async Task The_buttons_are_disabled_until_something_is_written_and_again_when_it_is_cleared()
    {
        var visitor = await AtComposerAsync("clara");
        await Expect(visitor.Button("Post")).ToBeDisabledAsync();
        await Expect(visitor.Button("Clear")).ToBeDisabledAsync();

        await Text(visitor).PressSequentiallyAsync("Hm");
        await Expect(visitor.Button("Post")).ToBeEnabledAsync();
        await visitor.Button("Clear").ClickAsync();

        await Expect(Text(visitor)).ToHaveValueAsync("");
        await Expect(Text(visitor)).ToBeFocusedAsync();
        await Expect(visitor.Button("Post")).ToBeDisabledAsync();
        await Expect(visitor.Button("Clear")).ToBeDisabledAsync();
        await Expect(Left(visitor)).ToHaveTextAsync($"{CharsMax}");
    }

    [Fact]
    public async Task Spaces_alone_can_be_cleared_and_not_posted()
    {
        var visitor = await AtComposerAsync("silas");

        await Text(visitor).FillAsync("  \n ");

        await Expect(visitor.Button("Post")).ToBeDisabledAsync();
        await Expect(visitor.Button("Clear")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task A_text_that_is_too_long_says_by_how_much_and_cannot_be_posted()
    {
        var visitor = await AtComposerAsync("lotte");

        await Text(visitor).FillAsync(new string('x', CharsMax + 7));
        await Expect(Left(visitor)).ToHaveTextAsync("-7");
        await Expect(visitor.Button("Post")).ToBeDisabledAsync();
        await Text(visitor).PressAsync("Control+Enter");

        await Text(visitor).FillAsync(new string('x', CharsMax));
        await Expect(Left(visitor)).ToHaveTextAsync("0");
        await visitor.Button("Post").ClickAsync();
        await Expect(visitor.Page.GetByText("Successfully Posted!")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("article.status")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("an address", "https://example.org/a/very/long/path?with=a&query=that+goes+on", 23)]
    [InlineData("a family", "👨‍👩‍👧‍👦", 1)]
    [InlineData("letters with marks", "e\u0301\u0302n\u0303", 2)]
    public async Task Characters_are_counted_as_people_see_them(string what, string text, int counted)
    {
        var visitor = await AtComposerAsync($"count{text.Length}");

        await Text(visitor).FillAsync(text);

        await Expect(Left(visitor)).ToHaveTextAsync($"{CharsMax - counted}", new() { IgnoreCase = what.Length == 0 });
    }

    [Fact]
    public async Task It_says_that_it_posts_and_posts_once_however_often_one_clicks()
    {
        var visitor = await AtComposerAsync("doris");
        var held = new TaskCompletionSource();
        await visitor.Page.RouteAsync("**/", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await Text(visitor).FillAsync("Only once");
        await visitor.Button("Post").DblClickAsync();
        await Expect(visitor.Page.GetByText("Posting status…")).ToBeVisibleAsync();

        held.SetResult();

        await Expect(visitor.Page.GetByText("Successfully Posted!")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("article.status")).ToHaveCountAsync(1);
        await Expect(visitor.Button("Post")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_refused_status_stays_with_the_reason_beside_it()
    {
        var visitor = await AtComposerAsync("rita");
        visitor.Allow(422);
        await visitor.Page.Locator("#text").EvaluateAsync("field => { field.dataset.max = 9999; }");
        await Text(visitor).FillAsync(new string('y', CharsMax + 1));

        await visitor.Button("Post").ClickAsync();

        await Expect(visitor.Page.GetByText("Failed to post the status because")).ToBeVisibleAsync();
        await Expect(Text(visitor)).ToHaveValueAsync(new string('y', CharsMax + 1));
    }

    private static ILocator Text(Visitor visitor) => visitor.Field("What is on your mind?");

    private static ILocator Left(Visitor visitor) => visitor.Page.Locator("#text-left");

    private async Task<Visitor> AtComposerAsync(string alias)
    {
        var visitor = await OpenAsync(await App.SignedInAsAsync(alias));
        await visitor.OpenAsync("/");
        return visitor;
    }
}

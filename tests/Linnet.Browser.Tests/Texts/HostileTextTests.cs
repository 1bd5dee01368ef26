using Linnet.Browser.Tests.Browsing;
using Linnet.Testing.Hosts;

namespace Linnet.Browser.Tests.Texts;

/// <summary>Whatever people write is shown as text, runs nothing, and stays within its place.</summary>
public sealed class HostileTextTests(LinnetApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<LinnetApp>
{
    private static int _people;

    public static TheoryData<string> Names { get; } = new(HostileText.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_hostile_text_is_text_as_a_status_a_name_and_a_query(string name)
    {
        var text = HostileText.All[name];
        var person = await App.SignedInAsAsync($"hostile{Interlocked.Increment(ref _people)}");
        await RenameAsync(person, text);
        var visitor = await OpenAsync(person, Screen.Phone);
        await visitor.OpenAsync("/");
        await visitor.Field("What is on your mind?").FillAsync(text);
        await visitor.Button("Post").ClickAsync();
        await Expect(visitor.Page.Locator("article.status")).ToHaveCountAsync(1);
        await IsHarmlessAsync(visitor, text);

        await visitor.OpenAsync($"/@{person.Alias}");
        await IsHarmlessAsync(visitor, text);
        await visitor.Page.Locator("article.status .when").ClickAsync();
        await IsHarmlessAsync(visitor, text);
        await visitor.Link("Edit").ClickAsync();
        await Expect(visitor.Field("Your status")).ToHaveValueAsync(text);

        // A query of nothing but words to leave out is refused.
        visitor.Allow(422);
        await visitor.OpenAsync($"/search?q={Uri.EscapeDataString(text)}");
        await Expect(visitor.Field("What are you looking for?")).ToHaveValueAsync(text);
        await RunsNothingAsync(visitor);
        await visitor.OpenAsync("/settings");
        await Expect(visitor.Field("First name")).ToHaveValueAsync(text);
        await RunsNothingAsync(visitor);
    }

    private static async Task RenameAsync(Person person, string name)
    {
        var renamed = await person.Client.UpdateCredentialsAsync(
            new() { FirstName = name }, null, TestContext.Current.CancellationToken);
        renamed.Succeeded(out _, out var error).ShouldBeTrue(error?.Message);
    }

    private static async Task IsHarmlessAsync(Visitor visitor, string text)
    {
        var card = visitor.Page.Locator("article.status");
        (await card.Locator(".text").TextContentAsync()).ShouldBe(text);
        (await card.Locator(".name").TextContentAsync()).ShouldBe(text);

        // What is turned around within a name or a status turns nothing around beside it.
        foreach (var part in await card.Locator(".name, .text").AllAsync())
        {
            (await part.EvaluateAsync<string>("part => getComputedStyle(part).unicodeBidi")).ShouldContain("isolate");
        }

        var box = (await card.BoundingBoxAsync())!;
        box.Width.ShouldBeLessThanOrEqualTo(visitor.Screen.Width);
        box.Height.ShouldBeLessThan(visitor.Screen.Height);
        await RunsNothingAsync(visitor);
    }

    private static async Task RunsNothingAsync(Visitor visitor)
    {
        await Layout.CheckAsync(visitor);
        (await visitor.Page.EvaluateAsync<string?>(HostileText.HasRun)).ShouldBeNull();
    }
}

using Linnet.Browser.Tests.Browsing;

namespace Linnet.Browser.Tests.Pages;

/// <summary>Every page, with nothing for axe to find in light and dark, and in its place on a desk and on a narrow phone.</summary>
public sealed class EveryPageTests(DemoTown town, Chromium chromium) : BrowserTest(town.App, chromium), IClassFixture<DemoTown>
{
    public static TheoryData<string> Names { get; } = new(SitePage.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_page_can_be_used_by_everybody(string name)
    {
        var page = SitePage.All[name];
        var visitor = page.Guest switch
        {
            Guest.Reader => await OpenAsync(town.Reader),
            Guest.Operator => await OpenAsync(town.Operator),
            _ => await OpenAsync(),
        };
        if (name == "not found")
        {
            visitor.Allow(404);
        }

        await visitor.OpenAsync(page.Address
            .Replace("{status}", $"/@{town.Reader.Alias}/{town.Status.Id}", StringComparison.Ordinal)
            .Replace("{reader}", town.Reader.Id, StringComparison.Ordinal));
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);

        await IsRightAsync(visitor);
    }

    [Fact]
    public async Task Editing_in_place_and_the_question_before_a_deletion_can_be_used_by_everybody()
    {
        var visitor = await OpenAsync(town.Reader);
        await visitor.OpenAsync($"/@{town.Reader.Alias}");
        await visitor.Card("The herons").Link("Edit").ClickAsync();
        await Expect(visitor.Field("Your status")).ToBeFocusedAsync();
        await IsRightAsync(visitor);

        await visitor.Card("No count today").Link("Delete").ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await IsRightAsync(visitor);
    }

    private static async Task IsRightAsync(Visitor visitor)
    {
        await AxeCheck.CheckAsync(visitor, ColorScheme.Light);
        await AxeCheck.CheckAsync(visitor, ColorScheme.Dark);
        await Layout.CheckAsync(visitor);
        await visitor.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await Layout.CheckAsync(visitor);
    }
}

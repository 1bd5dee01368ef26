using System.Text.RegularExpressions;
using Linnet.Browser.Tests.Browsing;
using Linnet.Testing;
using Linnet.Testing.Hosts;

namespace Linnet.Browser.Tests.Journeys;

/// <summary>Somebody new does everything that one does on the site, with a mouse or a finger.</summary>
public sealed class NewcomerTests(LinnetApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<LinnetApp>
{
    private const string Written = "My first status: hello, #hedge!";
    private const string Rewritten = "My first status, mended: hello, #hedge!";

    [Fact]
    public Task Somebody_new_joins_finds_people_posts_and_leaves() => JourneyAsync("desk", Screen.Desk);

    [Fact]
    public Task The_same_works_without_script() => JourneyAsync("plain", Screen.WithoutScript);

    [Fact]
    public Task The_same_works_on_a_narrow_phone() => JourneyAsync("phone", Screen.Phone);

    private async Task JourneyAsync(string alias, Screen screen)
    {
        var friend = await App.SignedInAsAsync($"{alias}_friend");
        var visitor = await OpenAsync(screen);
        await JoinAsync(visitor, alias);
        await FindAndFollowAsync(visitor, friend);
        await SeePostArriveAsync(visitor, friend);
        await LikeAsync(visitor, friend);
        await PostAsync(visitor);
        await EditAsync(visitor);
        await DeleteAsync(visitor);
        await SignOutAsync(visitor);
    }

    private static async Task JoinAsync(Visitor visitor, string alias)
    {
        await visitor.OpenAsync("/");
        await visitor.Link("Join").First.ClickAsync();
        await visitor.Field("First name").FillAsync("Nell");
        await visitor.Field("Last name").FillAsync("Newcomer");
        await visitor.Field("Alias").FillAsync(alias);
        await visitor.Field("Password").FillAsync("correct horse battery");
        await visitor.Field("Picture").SetInputFilesAsync(Repository.File("src/Linnet.Web/Assets/files/mark-512.png"));
        await Layout.CheckAsync(visitor);
        await visitor.Button("Join").ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Your feed is empty, for now" })).ToBeVisibleAsync();
        var picture = visitor.Page.Locator(".menu img");
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        await Expect(picture).Not.ToHaveAttributeAsync("src", new Regex("default"));
        await Layout.CheckAsync(visitor);
    }

    private static async Task FindAndFollowAsync(Visitor visitor, Person friend)
    {
        await visitor.Link("Find people").ClickAsync();
        await Expect(visitor.Button($"Follow @{friend.Alias}")).ToBeVisibleAsync();
        await Layout.CheckAsync(visitor);
        await visitor.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search", Exact = true }).First.FillAsync(friend.Alias);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.IsAtAsync($"/search?q={friend.Alias}");
        await visitor.Link("People").First.ClickAsync();
        await visitor.Button($"Follow @{friend.Alias}").ClickAsync();
        await Expect(visitor.Button($"Unfollow @{friend.Alias}")).ToBeVisibleAsync();
        await Layout.CheckAsync(visitor);
    }

    private static async Task SeePostArriveAsync(Visitor visitor, Person friend)
    {
        await visitor.Link("Linnet, start page").ClickAsync();
        await Expect(visitor.Field("What is on your mind?")).ToBeVisibleAsync();
        await friend.PostAsync("Good morning from a friend");
        if (visitor.Screen.HasScript)
        {
            await visitor.Link("1 new status").ClickAsync();
            await Expect(visitor.Link("1 new status")).ToBeHiddenAsync();
        }
        else
        {
            await Eventually.HoldsAsync(async () =>
            {
                await visitor.OpenAsync("/");
                return await visitor.Card("Good morning").IsVisibleAsync();
            });
        }

        await Expect(visitor.Card("Good morning from a friend")).ToContainTextAsync($"@{friend.Alias}");
        await Layout.CheckAsync(visitor);
    }

    private static async Task LikeAsync(Visitor visitor, Person friend)
    {
        var like = visitor.Card("Good morning from a friend").LikeButton();
        await like.ClickAsync();
        await Expect(like).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(like).ToHaveTextAsync("1");
        await like.ClickAsync();
        await Expect(like).ToHaveAttributeAsync("aria-pressed", "false");
        await visitor.Card("Good morning from a friend").GetByRole(AriaRole.Link, new() { NameString = $"@{friend.Alias}" }).ClickAsync();
        await visitor.IsAtAsync($"/@{friend.Alias}");
        await Layout.CheckAsync(visitor);
        await visitor.Page.GoBackAsync();
    }

    private static async Task PostAsync(Visitor visitor)
    {
        await visitor.Field("What is on your mind?").FillAsync(Written);
        await visitor.Button("Post").ClickAsync();
        await Expect(visitor.Page.GetByText("Successfully Posted!")).ToBeVisibleAsync();
        await Expect(visitor.Card(Written)).ToBeVisibleAsync();
        await Layout.CheckAsync(visitor);
        await visitor.Card(Written).Link("#hedge").ClickAsync();
        await visitor.IsAtAsync("/tags/hedge");
        await Expect(visitor.Card(Written)).ToBeVisibleAsync();
        await Layout.CheckAsync(visitor);
        await visitor.Link("Linnet, start page").ClickAsync();
    }

    private static async Task EditAsync(Visitor visitor)
    {
        await visitor.Card(Written).Link("Edit").ClickAsync();
        await visitor.Field("Your status").FillAsync(Rewritten);
        await Layout.CheckAsync(visitor);
        await visitor.Button("Save").ClickAsync();
        await Expect(visitor.Card(Rewritten)).ToContainTextAsync("edited");
        await visitor.Card(Rewritten).Locator(".when").ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Edit history" })).ToBeVisibleAsync();
        await Layout.CheckAsync(visitor);
        await visitor.Page.GoBackAsync();
    }

    private static async Task DeleteAsync(Visitor visitor)
    {
        await visitor.Card(Rewritten).Link("Delete").ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Delete this status?" })).ToBeVisibleAsync();
        await Layout.CheckAsync(visitor);
        await visitor.Button("Delete").ClickAsync();
        await Expect(visitor.Card(Rewritten)).ToBeHiddenAsync();
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Card("Good morning from a friend")).ToBeVisibleAsync();
        await Expect(visitor.Card(Rewritten)).ToBeHiddenAsync();
    }

    private static async Task SignOutAsync(Visitor visitor)
    {
        await visitor.Button("Sign out").ClickAsync();
        await Expect(visitor.Page.GetByText("You are signed out.")).ToBeVisibleAsync();
        await Expect(visitor.Link("Sign in").First).ToBeVisibleAsync();
        await Layout.CheckAsync(visitor);
    }
}

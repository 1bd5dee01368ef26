using Linnet.Browser.Tests.Browsing;
using Linnet.Testing.Hosts;

namespace Linnet.Browser.Tests.Journeys;

/// <summary>Somebody does everything with Tab, Enter, Space and Escape, and sees all the while where the focus is.</summary>
public sealed class KeyboardTests(LinnetApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<LinnetApp>
{
    [Fact]
    public async Task One_signs_in_and_skips_to_the_content()
    {
        await App.SignedInAsAsync("tabea");
        var visitor = await OpenAsync();
        var keys = new Keyboard(visitor);
        await visitor.OpenAsync("/");
        await keys.PressAsync(visitor.Link("Sign in").First, "Enter");
        await keys.TypeAsync(visitor.Field("Alias"), "tabea");
        await keys.TypeAsync(visitor.Field("Password"), LinnetApp.Password);
        await keys.PressAsync("Enter");
        await Expect(visitor.Field("What is on your mind?")).ToBeVisibleAsync();

        await keys.PressAsync(visitor.Link("Skip to content"), "Enter");
        await Expect(visitor.Page.Locator("main")).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await Expect(visitor.Field("What is on your mind?")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task One_follows_and_likes()
    {
        var author = await App.SignedInAsAsync("alma");
        await author.PostAsync("Something to like");
        var visitor = await OpenAsync(await App.SignedInAsAsync("lina"));
        var keys = new Keyboard(visitor);
        await visitor.OpenAsync("/@alma");

        await keys.PressAsync(visitor.Button("Follow @alma"), "Enter");
        await Expect(visitor.Button("Unfollow @alma")).ToBeFocusedAsync();

        var like = visitor.Card("Something to like").LikeButton();
        await keys.PressAsync(like, "Space");
        await Expect(like).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(like).ToBeFocusedAsync();
    }

    [Fact]
    public async Task One_posts_edits_and_deletes()
    {
        var person = await App.SignedInAsAsync("karl");
        await person.PostAsync("An older one");
        var visitor = await OpenAsync(person);
        var keys = new Keyboard(visitor);
        await visitor.OpenAsync("/");

        await keys.TypeAsync(visitor.Field("What is on your mind?"), "Typed");
        await keys.PressAsync("Control+Enter");
        await Expect(visitor.Card("Typed")).ToBeVisibleAsync();
        await Expect(visitor.Field("What is on your mind?")).ToBeFocusedAsync();
        await Expect(visitor.Field("What is on your mind?")).ToHaveValueAsync("");

        await keys.PressAsync(visitor.Card("Typed").Link("Edit"), "Enter");
        await Expect(visitor.Field("Your status")).ToBeFocusedAsync();
        await keys.PressAsync("End");
        await keys.TypeAsync(", and mended");
        await keys.PressAsync(visitor.Button("Save"), "Enter");
        await Expect(visitor.Card("Typed, and mended")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("article:focus, article :focus")).ToHaveCountAsync(1);

        await DeleteAsync(visitor, keys);
        await keys.PressAsync(visitor.Button("Sign out"), "Enter");
        await Expect(visitor.Page.GetByText("You are signed out.")).ToBeVisibleAsync();
    }

    private static async Task DeleteAsync(Visitor visitor, Keyboard keys)
    {
        var delete = visitor.Card("Typed, and mended").Link("Delete");
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        await keys.PressAsync(delete, "Enter");
        await Expect(dialog).ToBeVisibleAsync();
        await Expect(visitor.Button("Cancel")).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(delete).ToBeFocusedAsync();

        await keys.PressAsync("Enter");
        await Expect(dialog).ToBeVisibleAsync();
        await keys.PressAsync(dialog.Button("Delete"), "Enter");
        await Expect(visitor.Card("Typed, and mended")).ToBeHiddenAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(visitor.Card("An older one")).ToBeFocusedAsync();
    }
}

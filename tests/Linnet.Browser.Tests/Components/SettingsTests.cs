using System.Text.RegularExpressions;
using Linnet.Browser.Tests.Browsing;
using Linnet.Testing;
using Linnet.Testing.Hosts;

namespace Linnet.Browser.Tests.Components;

/// <summary>Forms of one's own account, in place.</summary>
public sealed class SettingsTests(LinnetApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<LinnetApp>
{
    [Fact]
    public async Task A_picture_is_shown_at_once_and_made_small_before_it_is_sent()
    {
        var visitor = await OpenAsync(await App.SignedInAsAsync("pia"));
        await visitor.OpenAsync("/settings");
        var preview = visitor.Page.Locator("#avatar-preview");

        await visitor.Field("Picture").SetInputFilesAsync(Repository.File("src/Linnet.Web/Assets/files/mark-512.png"));
        await Expect(preview).ToHaveJSPropertyAsync("naturalWidth", 512);
        await visitor.Button("Save").ClickAsync();

        await Expect(visitor.Button("Remove the picture")).ToBeVisibleAsync();
        await Expect(preview).ToHaveJSPropertyAsync("naturalWidth", 400);
        await visitor.Button("Remove the picture").ClickAsync();
        await Expect(visitor.Button("Remove the picture")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_saved_is_said_and_the_focus_stays()
    {
        var visitor = await OpenAsync(await App.SignedInAsAsync("udo"));
        await visitor.OpenAsync("/settings");

        await visitor.Field("First name").FillAsync("Udo the Second");
        await visitor.Button("Save").ClickAsync();

        await Expect(visitor.Page.Locator("#profile-message")).ToHaveTextAsync("Your profile is saved.");
        await Expect(visitor.Button("Save")).ToBeFocusedAsync();
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Field("First name")).ToHaveValueAsync("Udo the Second");
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field()
    {
        var visitor = await OpenAsync(await App.SignedInAsAsync("wanda"));
        visitor.Allow(422);
        await visitor.OpenAsync("/settings");

        await visitor.Field("Present password").FillAsync("not the right one");
        await visitor.Field("New password").FillAsync("battery staple");
        await visitor.Field("New password, again").FillAsync("battery staple");
        await visitor.Button("Change password").ClickAsync();

        await Expect(visitor.Field("Present password")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(visitor.Field("Present password")).ToHaveAccessibleDescriptionAsync(new Regex("wrong|not"));
    }

    [Fact]
    public async Task Another_device_is_signed_out()
    {
        var person = await App.SignedInAsAsync("dora");
        var other = await OpenAsync(await App.SignInAsync(person));
        await other.OpenAsync("/settings");
        var visitor = await OpenAsync(person);
        await visitor.OpenAsync("/settings");

        await visitor.Page.Locator("#session-list").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(visitor.Page.Locator("#session-list").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        await other.Page.ReloadAsync();
        await Expect(other.Page.GetByText("Your session has ended.")).ToBeVisibleAsync();
    }
}

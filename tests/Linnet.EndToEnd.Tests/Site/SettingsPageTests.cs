using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>What people do with their own account on the site.</summary>
public sealed class SettingsPageTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private const string NextPassword = "another horse battery";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_not_signed_in_does_so_first()
    {
        var visitor = new SiteVisitor(app);

        await visitor.OpenAsync("/settings");

        visitor.Address.ShouldBe("/login?return=%2Fsettings");
    }

    [Fact]
    public async Task The_profile_is_changed_and_stands_on_the_next_page()
    {
        var (person, visitor) = await SettledAsync();

        await visitor.SendAsync(new FilledForm("#profile")
        {
            Fields = [("first_name", "Ro<b>in"), ("last_name", ""), ("note", "One.\nTwo & three")],
            File = ("avatar", TestImage.Png(8, 8, 90)),
        });

        visitor.Text("#note").ShouldStartWith("Your profile is saved.");
        visitor.Page.QuerySelector("#first-name")!.GetAttribute("value").ShouldBe("Ro<b>in");
        visitor.Page.QuerySelector("textarea")!.TextContent.ShouldBe("One.\nTwo & three");
        visitor.Text("nav[aria-label=Main]").ShouldContain("Ro<b>in");
        var account = (await person.Client.VerifyCredentialsAsync(Token)).Value;
        (account.DisplayName, account.Source.Note).ShouldBe(("Ro<b>in", "One.\nTwo & three"));

        await visitor.SendAsync("#picture-removal form");

        (await person.Client.VerifyCredentialsAsync(Token)).Value.Avatar.ShouldEndWith("default.png");
        visitor.Page.QuerySelector("#picture-removal form").ShouldBeNull();
    }

    [Fact]
    public async Task A_fault_in_the_profile_is_told_at_its_field_and_the_other_forms_stay()
    {
        var (_, visitor) = await SettledAsync();

        await visitor.SendAsync(new FilledForm("#profile") { Fields = [("first_name", "Robin"), ("note", new string('n', 501))] });

        visitor.Answer.Status.ShouldBe(422);
        visitor.Page.QuerySelectorAll("[aria-invalid]").ShouldHaveSingleItem().Id.ShouldBe("about");
        visitor.Page.QuerySelector("#first-name")!.GetAttribute("value").ShouldBe("Robin");
        visitor.Page.QuerySelectorAll("h2").Length.ShouldBe(4);
        visitor.Page.QuerySelectorAll(".message.bad").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_this_one_stays()
    {
        var (person, visitor) = await SettledAsync();
        var other = await app.SignInAsync(person);

        await ChangeAsync(visitor, "not the password", NextPassword);
        visitor.Text("#current-error").ShouldBe("The password that you typed is not the present password.");
        visitor.Answer.Text.ShouldNotContain(NextPassword);
        await ChangeAsync(visitor, LinnetApp.Password, NextPassword);

        visitor.Text("#note").ShouldStartWith("Your password is changed.");
        (await other.Client.VerifyCredentialsAsync(Token)).Error!.StatusCode.ShouldBe(401);
        (await person.Client.VerifyCredentialsAsync(Token)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Sessions_are_listed_and_ended_but_the_present_one()
    {
        var (person, visitor) = await SettledAsync();
        var other = await app.SignInAsync(person);
        await visitor.OpenAsync("/settings");
        var rows = visitor.Page.QuerySelectorAll("#session-list li");
        rows.Length.ShouldBe(2);
        rows.Single(row => row.QuerySelector("form") is null).TextContent.ShouldContain("this device");

        await visitor.SendAsync("#session-list form");

        visitor.Text("#note").ShouldBe("That device is signed out.");
        visitor.Page.QuerySelectorAll("#session-list li").ShouldHaveSingleItem();
        (await other.Client.VerifyCredentialsAsync(Token)).Error!.StatusCode.ShouldBe(401);
    }

    [Theory]
    [InlineData("profile", "#profile", "profile-message first-name-field last-name-field about-field avatar-field picture-removal")]
    [InlineData("password", "#password", "password-message current-field next-field repeated-field")]
    [InlineData("delete", "#delete", "delete-message delete-password-field confirmed-field")]
    public async Task Script_gets_the_part_that_it_asks_for(string part, string form, string ids)
    {
        var (_, visitor) = await SettledAsync();

        await visitor.SendAsync(new FilledForm(form) { Part = part });

        visitor.Page.Body!.Children.Select(element => element.Id).ShouldBe(ids.Split(' '));
        visitor.Page.QuerySelector("[id$=-message]")!.TextContent.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Script_ends_a_session_in_place()
    {
        var (person, visitor) = await SettledAsync();
        await app.SignInAsync(person);
        await visitor.OpenAsync("/settings");

        await visitor.SendAsync(new FilledForm("#session-list form") { Part = "sessions" });

        visitor.Answer.Status.ShouldBe(200);
        visitor.Text("#sessions-message").ShouldBe("That device is signed out.");
        visitor.Page.QuerySelectorAll("#session-list li").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_account_is_deleted_with_its_password_and_the_confirmation()
    {
        var (person, visitor) = await SettledAsync();

        await visitor.SendAsync("#delete", ("password", LinnetApp.Password));
        visitor.Text("#confirmed-error").ShouldNotBeEmpty();
        await visitor.SendAsync("#delete", ("password", "not the password"), ("confirmed", "yes"));
        visitor.Text("#delete-password-error").ShouldBe("The password that you typed is not the present password.");
        (await app.Client.LookUpAccountAsync(person.Alias, Token)).Error.ShouldBeNull();
        await visitor.SendAsync("#delete", ("password", LinnetApp.Password), ("confirmed", "yes"));

        visitor.Address.ShouldBe("/");
        visitor.Text("#note").ShouldBe("Your account is deleted. Farewell!");
        visitor.Cookies.Keys.ShouldNotContain("linnet_session");
        (await app.Client.LookUpAccountAsync(person.Alias, Token)).Error!.StatusCode.ShouldBe(404);
    }

    private static async Task ChangeAsync(SiteVisitor visitor, string current, string next) =>
        await visitor.SendAsync("#password", ("current", current), ("next", next), ("repeated", next));

    private async Task<(Person Person, SiteVisitor Visitor)> SettledAsync()
    {
        var person = await app.SignedInAsAsync($"u{Guid.NewGuid():N}"[..20]);
        var visitor = SiteVisitor.SignedInAs(person);
        await visitor.OpenAsync("/settings");
        visitor.Answer.Status.ShouldBe(200);
        return (person, visitor);
    }
}

using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>Signing up on the site.</summary>
public sealed class RegisterPageTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_signs_up_with_a_picture_is_signed_in_at_once_and_sees_a_blank_feed()
    {
        var visitor = await RegisterAsync(Typed("robin"), TestImage.Png(8, 8, 40));

        visitor.Address.ShouldBe("/");
        visitor.Text("h1").ShouldBe("Your feed");
        visitor.Page.QuerySelectorAll("article").ShouldBeEmpty();
        visitor.Text("main").ShouldContain("Your feed is empty, for now");
        var account = (await app.Client.LookUpAccountAsync("robin", Token)).Value;
        (account.FirstName, account.LastName).ShouldBe(("Rob <b>in", "Reed"));
        var picture = visitor.Page.QuerySelector("header .avatar")!.GetAttribute("src")!;
        account.Avatar.ShouldEndWith(picture);
        picture.ShouldNotContain("default.png");
        (await Ask.Get(picture).SendAsync(app)).Header("Content-Type").ShouldBe("image/png");
    }

    [Fact]
    public async Task What_the_server_finds_wrong_is_told_at_the_field_and_what_was_typed_stays_but_the_password()
    {
        await app.SignedInAsAsync("taken");

        var visitor = await RegisterAsync(Typed("Taken"));

        visitor.Answer.Status.ShouldBe(422);
        visitor.Text("#register-message").ShouldBe("Failed to create your account because the alias is already taken.");
        var alias = visitor.Page.QuerySelector("#alias")!;
        alias.GetAttribute("aria-invalid").ShouldBe("true");
        alias.GetAttribute("aria-describedby").ShouldBe("alias-error alias-hint");
        alias.GetAttribute("value").ShouldBe("Taken");
        visitor.Text("#alias-error").ShouldBe("The alias is already taken.");
        visitor.Page.QuerySelector("#first-name")!.GetAttribute("value").ShouldBe("Rob <b>in");
        visitor.Page.QuerySelector("#first-name")!.HasAttribute("aria-invalid").ShouldBeFalse();
        visitor.Answer.Text.ShouldNotContain(LinnetApp.Password);
        visitor.Cookies.Keys.ShouldNotContain("linnet_session");
    }

    [Theory]
    [InlineData("alias", "not an alias")]
    [InlineData("password", "short")]
    [InlineData("first_name", "a\u0007b")]
    [InlineData("last_name", "")]
    public async Task Every_field_can_be_at_fault(string field, string value)
    {
        var visitor = await RegisterAsync([.. Typed("fine"), (field, value)]);

        visitor.Answer.Status.ShouldBe(422);
        visitor.Page.QuerySelectorAll("[aria-invalid]").ShouldHaveSingleItem().GetAttribute("name").ShouldBe(field);
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_told_at_its_field()
    {
        var visitor = await RegisterAsync(Typed("picky"), "<svg onload=alert(1)>"u8.ToArray());

        visitor.Answer.Status.ShouldBe(422);
        visitor.Page.QuerySelectorAll("[aria-invalid]").ShouldHaveSingleItem().Id.ShouldBe("avatar");
        visitor.Text("#avatar-error").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_beyond_all_bounds_is_told_on_a_page()
    {
        var visitor = await RegisterAsync(Typed("heavy"), new byte[12 * 1024 * 1024]);

        visitor.Answer.Status.ShouldBe(413);
        visitor.Text("main").ShouldContain("A picture may have at most 2 MB");
    }

    [Fact]
    public async Task Script_gets_the_fields_alone_so_that_a_chosen_picture_stays()
    {
        var visitor = new SiteVisitor(app);
        await visitor.OpenAsync("/register");

        await visitor.SendAsync(new FilledForm("#register") { Fields = Typed("no alias"), Part = "register" });

        visitor.Answer.Status.ShouldBe(422);
        visitor.Page.Body!.Children.Select(element => element.Id).ShouldBe(
            ["register-message", "first-name-field", "last-name-field", "alias-field", "password-field"]);
    }

    private static (string Name, string Value)[] Typed(string alias) =>
        [("first_name", "Rob <b>in"), ("last_name", "Reed"), ("alias", alias), ("password", LinnetApp.Password)];

    private async Task<SiteVisitor> RegisterAsync((string Name, string Value)[] fields, byte[]? picture = null)
    {
        var visitor = new SiteVisitor(app);
        await visitor.OpenAsync("/register");
        await visitor.SendAsync(new FilledForm("#register") { Fields = fields, File = picture is null ? null : ("avatar", picture) });
        return visitor;
    }
}

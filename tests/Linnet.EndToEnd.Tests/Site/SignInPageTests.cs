using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>Signing in and out on the site.</summary>
public sealed class SignInPageTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private const string Session = "linnet_session";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_signs_in_comes_to_the_feed_or_back_to_where_they_were()
    {
        await app.SignedInAsAsync("ann");
        var visitor = new SiteVisitor(app);

        await SignInAsync(visitor, "/login", "@ann");

        visitor.Address.ShouldBe("/");
        visitor.Text("h1").ShouldBe("Your feed");
        var other = new SiteVisitor(app);
        await SignInAsync(other, "/login?return=%2Fsettings", "ANN");
        other.Address.ShouldBe("/settings");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/%09/evil.example", true)]
    [InlineData("%2F%2Fevil.example", true)]
    [InlineData("/%5Cevil.example", true)]
    [InlineData("%5C%5Cevil.example", true)]
    [InlineData("https://evil.example/")]
    [InlineData("https:evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/%0d%0aLocation:%20https://evil.example", true)]
    [InlineData("%20//evil.example", true)]
    [InlineData("@evil.example")]
    public async Task Nobody_is_led_to_another_site(string target, bool isEscaped = false)
    {
        var person = await SomebodyAsync();
        var visitor = new SiteVisitor(app);
        await visitor.OpenAsync($"/login?return={(isEscaped ? target : Uri.EscapeDataString(target))}");
        visitor.Page.QuerySelector("input[name=return]")!.GetAttribute("value").ShouldBe("/");

        await visitor.SendAsync(
            "#login", ("alias", person.Alias), ("password", LinnetApp.Password), ("return", isEscaped ? Uri.UnescapeDataString(target) : target));
        visitor.Address.ShouldBe("/");
        visitor.Cookies.Keys.ShouldContain(Session);

        // Who is signed in already is sent on by the address alone.
        await visitor.OpenAsync($"/login?return={(isEscaped ? target : Uri.EscapeDataString(target))}");
        visitor.Address.ShouldBe("/");
        await visitor.OpenAsync($"/register?return={(isEscaped ? target : Uri.EscapeDataString(target))}");
        visitor.Address.ShouldBe("/");
    }

    [Fact]
    public async Task A_failed_sign_in_does_not_tell_which_alias_exists()
    {
        var person = await SomebodyAsync();

        var wrong = await FailAsync(person.Alias);
        var unknown = await FailAsync($"{person.Alias}x");

        wrong.Answer.Status.ShouldBe(422);
        unknown.Answer.Status.ShouldBe(422);
        wrong.Text("#login-message").ShouldBe("Failed to sign in because the alias or the password is wrong.");
        unknown.Text("#login-message").ShouldBe(wrong.Text("#login-message"));
        wrong.Page.QuerySelector("#login-message")!.GetAttribute("role").ShouldBe("alert");
        wrong.Page.QuerySelector("#alias")!.GetAttribute("value").ShouldBe(person.Alias);
        wrong.Answer.Text.ShouldNotContain("not the password");
        wrong.Cookies.Keys.ShouldNotContain(Session);
    }

    [Fact]
    public async Task Script_gets_the_fields_alone_or_is_told_where_to_go()
    {
        var person = await SomebodyAsync();
        var visitor = new SiteVisitor(app);
        await visitor.OpenAsync("/login?return=%2Fexplore");

        await SendPartAsync(visitor, person.Alias, "not the password");
        visitor.Answer.Status.ShouldBe(422);
        visitor.Page.Body!.Children.Select(element => element.Id).ShouldBe(["login-message", "alias-field", "password-field"]);

        await visitor.OpenAsync("/login?return=%2Fexplore");
        await SendPartAsync(visitor, person.Alias, LinnetApp.Password);
        visitor.Answer.Status.ShouldBe(204);
        visitor.Answer.Header("Linnet-Go").ShouldBe("/explore");
        visitor.Cookies.Keys.ShouldContain(Session);
    }

    [Fact]
    public async Task Who_signs_out_leaves_nothing_behind()
    {
        var person = await SomebodyAsync();
        var visitor = SiteVisitor.SignedInAs(person);
        await visitor.OpenAsync("/");
        var (token, answers) = (person.Token, visitor.SetCookies);

        // By the top bar's form, of which the browser without script sees the redirect alone.
        await visitor.SendAsync("form[action='/logout']");

        visitor.Text("#note").ShouldBe("You are signed out. See you soon!");
        visitor.Cookies.Keys.ShouldNotContain(Session);
        answers.ShouldContain(cookie => cookie.StartsWith($"{Session}=;", StringComparison.Ordinal));
        (await app.Client.WithToken(token).VerifyCredentialsAsync(Token)).Error!.StatusCode.ShouldBe(401);
    }

    [Fact]
    public async Task The_browser_is_told_to_forget_the_pages_that_it_kept()
    {
        var visitor = SiteVisitor.SignedInAs(await SomebodyAsync());
        await visitor.OpenAsync("/");

        await visitor.SendAsync(new FilledForm("form[action='/logout']") { Part = "none" });

        visitor.Answer.Header("Clear-Site-Data").ShouldBe("\"cache\"");
        visitor.Answer.Header("Linnet-Go").ShouldBe("/");
    }

    [Fact]
    public async Task The_token_is_in_the_cookie_and_nowhere_else()
    {
        var person = await SomebodyAsync();
        var visitor = new SiteVisitor(app);
        await SignInAsync(visitor, "/login", person.Alias);
        var token = visitor.Cookies[Session];

        foreach (var address in new[] { "/", "/settings", $"/@{person.Alias}", "/nothing", "/login" })
        {
            await visitor.OpenAsync(address);
            visitor.Answer.Text.ShouldNotContain(token);
            visitor.Answer.Headers.Values.ShouldAllBe(value => !value.Contains(token, StringComparison.Ordinal));
            visitor.Address.ShouldNotContain(token);
        }
    }

    [Fact]
    public async Task Nobody_is_signed_out_by_a_link()
    {
        var visitor = SiteVisitor.SignedInAs(await SomebodyAsync());

        await visitor.OpenAsync("/logout");

        visitor.Address.ShouldBe("/");
        visitor.Text("h1").ShouldBe("Your feed");
    }

    [Fact]
    public async Task A_session_that_was_ended_elsewhere_leads_to_the_sign_in_with_a_word()
    {
        var person = await SomebodyAsync();
        var visitor = SiteVisitor.SignedInAs(person);
        var other = await app.SignInAsync(person);
        var sessions = (await other.Client.GetSessionsAsync(Token)).Value;
        await other.Client.RevokeSessionAsync(sessions.Single(session => !session.Current).Id, Token);

        await visitor.OpenAsync("/settings");

        visitor.Address.ShouldBe("/login?return=%2Fsettings");
        visitor.Text("#note").ShouldBe("Your session has ended. Please sign in again.");
        visitor.Cookies.Keys.ShouldNotContain(Session);
    }

    private static async Task SignInAsync(SiteVisitor visitor, string address, string alias)
    {
        await visitor.OpenAsync(address);
        await visitor.SendAsync("#login", ("alias", alias), ("password", LinnetApp.Password));
    }

    private static async Task SendPartAsync(SiteVisitor visitor, string alias, string password) => await visitor.SendAsync(
        new FilledForm("#login") { Fields = [("alias", alias), ("password", password)], Part = "login" });

    private async Task<SiteVisitor> FailAsync(string alias)
    {
        var visitor = new SiteVisitor(app);
        await visitor.OpenAsync("/login");
        await visitor.SendAsync("#login", ("alias", alias), ("password", "not the password"));
        return visitor;
    }

    private Task<Person> SomebodyAsync() => app.SignedInAsAsync($"u{Guid.NewGuid():N}"[..20]);
}

using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>The site says for whom it asks: one visitor's failed sign-ins are not another's.</summary>
public sealed class VisitorAddressTests
{
    private const string Refused = "Failed to sign in because too many failed sign-ins; try again later.";

    [Fact]
    public async Task Who_guesses_passwords_locks_nobody_out_but_their_own_address()
    {
        await using var app = await StartAsync();
        using var guesser = VisitorLine.From(app, "127.0.0.7");
        using var owner = VisitorLine.From(app, "127.0.0.8");

        (await GuessAsync(guesser)).ShouldBe(Refused);

        (await SignInAsync(guesser, LinnetApp.Password)).ShouldBe(Refused);
        (await SignInAsync(owner, LinnetApp.Password)).ShouldBe("Your feed");
    }

    [Fact]
    public async Task Visitors_behind_a_trusted_proxy_are_told_apart()
    {
        await using var app = await StartAsync(("Server:TrustedProxies:0", "127.0.0.1"));
        using var guesser = VisitorLine.Through(app, ("X-Forwarded-For", "203.0.113.7"));
        using var owner = VisitorLine.Through(app, ("X-Forwarded-For", "203.0.113.8"));

        (await GuessAsync(guesser)).ShouldBe(Refused);

        (await SignInAsync(owner, LinnetApp.Password)).ShouldBe("Your feed");
    }

    [Fact]
    public async Task Nobody_passes_for_another_by_a_header()
    {
        await using var app = await StartAsync();
        using var guesser = VisitorLine.From(app, "127.0.0.7");
        (await GuessAsync(guesser)).ShouldBe(Refused);

        guesser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        (await SignInAsync(guesser, LinnetApp.Password)).ShouldBe(Refused);
    }

    private static async Task<LinnetApp> StartAsync(params (string Name, string Value)[] settings)
    {
        var app = new LinnetApp
        {
            Settings = new() { ["RateLimits:Enabled"] = "true", ["SignIn:FailuresPerAddress"] = "2" },
        };
        foreach (var (name, value) in settings)
        {
            app.Settings[name] = value;
        }

        await app.StartAsync();
        await app.SignedInAsAsync("ann");
        return app;
    }

    private static async Task<string> GuessAsync(HttpClient http)
    {
        await SignInAsync(http, "a first guess");
        await SignInAsync(http, "a second guess");
        return await SignInAsync(http, "a third guess");
    }

    /// <returns>What the page says then.</returns>
    private static async Task<string> SignInAsync(HttpClient http, string password)
    {
        var visitor = new SiteVisitor(http);
        await visitor.OpenAsync("/login");
        await visitor.SendAsync("#login", ("alias", "ann"), ("password", password));
        return visitor.Text(visitor.Answer.Status == 200 ? "h1" : "#login-message");
    }
}

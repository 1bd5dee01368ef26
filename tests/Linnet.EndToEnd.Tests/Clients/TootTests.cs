using System.Text.RegularExpressions;
using Linnet.Testing;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Clients;

/// <summary>Debian's <c>toot</c>, used as its people use it, in a terminal.</summary>
public sealed partial class TootTests(TootServer server) : IClassFixture<TootServer>
{
    private const string Register = """
        import sys
        from toot import App, User, api
        domain, alias, password = sys.argv[1:]
        made = api.create_app(domain, "http")
        app = App(domain, f"http://{domain}", made["client_id"], made["client_secret"])
        token = api.register_account(app, alias, f"{alias}@example.org", password)["access_token"]
        print(api.verify_credentials(app, User(domain, None, token))["acct"])
        """;

    [Fact]
    public async Task Signing_in_with_a_password_asks_for_it_and_then_knows_who_one_is()
    {
        await DebianPackage.RequireAsync("toot");
        await server.SignUpAsync("by_password");
        using var toot = new Toot(server.Address);

        await toot.SignInAsync("by_password", People.Password);

        (await toot.RunAsync("whoami")).ShouldContain("@by_password");
        (await toot.RunAsync("auth")).ShouldContain($"by_password@{toot.Instance} ACTIVE");
    }

    [Fact]
    public async Task A_wrong_password_does_not_sign_in()
    {
        await DebianPackage.RequireAsync("toot");
        await server.SignUpAsync("by_mistake");
        using var toot = new Toot(server.Address);

        await using var terminal = toot.StartSignIn("login_cli");
        await terminal.ReadUntilAsync("Email: ");
        await terminal.TypeAsync("by_mistake");
        await terminal.ReadUntilAsync("Password: ");
        await terminal.TypeAsync("not the password");

        await terminal.ReadUntilAsync("Login failed");
        (await terminal.EndAsync()).Code.ShouldNotBe(0);
    }

    [Fact]
    public async Task Signing_in_with_a_code_takes_it_from_the_page_that_asks_for_consent()
    {
        await DebianPackage.RequireAsync("toot");
        await server.SignUpAsync("by_code");
        using var toot = new Toot(server.Address);

        await using var terminal = toot.StartSignIn("login");
        var shown = await terminal.ReadUntilAsync("Open link in default browser? [Y/n]");
        await terminal.TypeAsync("n");
        var code = await Browser.AllowAsync(new Uri(Address().Match(shown).Value), "by_code", People.Password);
        await terminal.ReadUntilAsync("Authorization code: ");
        await terminal.TypeAsync(code);
        await terminal.ReadUntilAsync("Successfully logged in");

        (await toot.RunAsync("whoami")).ShouldContain("@by_code");
    }

    [Fact]
    public async Task An_account_is_registered_by_its_function_and_acts_at_once()
    {
        await DebianPackage.RequireAsync("toot");
        using var toot = new Toot(server.Address);

        var end = await toot.RunPythonAsync(Register, toot.Instance, "by_function", People.Password);

        end.ShouldBe(new ProgramEnd(0, "by_function\n"));
    }

    [Fact]
    public async Task Following_finds_the_account_by_search_and_unfollowing_ends_it()
    {
        await DebianPackage.RequireAsync("toot");
        await server.SignUpAsync("leader");
        using var toot = await server.SignedInAsync("fan");

        (await toot.RunAsync("search", "leader")).ShouldContain("@leader");
        (await toot.RunAsync("follow", "leader")).ShouldContain("You are now following leader");
        (await toot.RunAsync("following", "fan")).ShouldContain("* @leader");
        (await toot.RunAsync("followers", "@leader")).ShouldContain("* @fan");
        (await toot.RunAsync("whois", "leader")).ShouldContain("Followers: 1");

        (await toot.RunAsync("unfollow", "leader")).ShouldContain("You are no longer following leader");
        (await toot.RunAsync("followers", "leader")).ShouldNotContain("@fan");
    }

    [Fact]
    public async Task A_feed_is_paged_in_the_terminal_to_its_end_without_gaps_and_repeats()
    {
        await DebianPackage.RequireAsync("toot");
        var author = await server.SignUpAsync("author");
        using var toot = await server.SignedInAsync("reader");
        await toot.RunAsync("follow", "author");
        for (var number = 1; number <= 7; number++)
        {
            _ = (await author.PostStatusAsync(new() { Status = $"Chapter {number}" }, null, Token)).Value;
        }

        await Eventually.HoldsAsync(async () => Chapter().Count(await toot.RunAsync("timeline", "--once")) == 7);

        await using var terminal = toot.Start("timeline", "--count", "3");
        var pages = new List<string[]>();
        for (var page = 1; page <= 3; page++)
        {
            pages.Add([.. Chapter().Matches(await terminal.ReadUntilAsync("Continue? [Y/n] ")).Select(match => match.Value)]);
            await terminal.TypeAsync("y");
        }

        await terminal.ReadUntilAsync("That's all folks.");
        (await terminal.EndAsync()).Code.ShouldBe(0);
        pages.ShouldBe([["Chapter 7", "Chapter 6", "Chapter 5"], ["Chapter 4", "Chapter 3", "Chapter 2"], ["Chapter 1"]]);
    }

    [Fact]
    public async Task A_status_is_posted_shown_and_deleted()
    {
        await DebianPackage.RequireAsync("toot");
        using var toot = await server.SignedInAsync("writer");

        var id = await toot.PostAsync("Bread & butter for #breakfast, it's nice");

        (await toot.RunAsync("thread", id)).ShouldContain("Bread & butter for #breakfast, it's nice");
        (await toot.RunAsync("timeline", "--once", "--tag", "breakfast")).ShouldContain($"ID {id}");
        (await toot.RunAsync("timeline", "--once", "--public")).ShouldContain($"ID {id}");
        (await toot.RunAsync("delete", id)).ShouldContain("Status deleted");
        (await toot.RunAsync("timeline", "--once")).ShouldNotContain($"ID {id}");
        await using var terminal = toot.Start("thread", id);
        (await terminal.EndAsync()).Code.ShouldNotBe(0);
    }

    [Fact]
    public async Task A_status_is_liked_and_the_like_is_taken_back()
    {
        await DebianPackage.RequireAsync("toot");
        var author = await server.SignUpAsync("liked");
        using var toot = await server.SignedInAsync("liker");
        var id = (await author.PostStatusAsync(new() { Status = "Like me" }, null, Token)).Value.Id;

        (await toot.RunAsync("favourite", id)).ShouldContain("Status favourited");
        await server.SettledAsync();
        (await author.GetStatusAsync(id, Token)).Value.FavouritesCount.ShouldBe(1);

        (await toot.RunAsync("unfavourite", id)).ShouldContain("Status unfavourited");
        await server.SettledAsync();
        (await author.GetStatusAsync(id, Token)).Value.FavouritesCount.ShouldBe(0);
    }

    [Fact]
    public async Task Logging_out_forgets_the_account()
    {
        await DebianPackage.RequireAsync("toot");
        using var toot = await server.SignedInAsync("leaver");

        (await toot.RunAsync("logout", $"leaver@{toot.Instance}")).ShouldContain("logged out");

        (await toot.RunAsync("auth")).ShouldContain("You are not logged in to any accounts");
    }

    [Fact]
    public async Task The_instance_and_the_notifications_are_shown()
    {
        await DebianPackage.RequireAsync("toot");
        using var toot = await server.SignedInAsync("visitor");

        (await toot.RunAsync("instance", toot.Instance, "--disable-https")).ShouldContain("compatible; Linnet");
        (await toot.RunAsync("notifications")).ShouldContain("No notification");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [GeneratedRegex(@"http://\S+/oauth/authorize\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"Chapter \d")]
    private static partial Regex Chapter();
}

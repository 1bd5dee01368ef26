using AngleSharp.Html.Parser;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests;

/// <summary>Two people from sign-up to sign-out, as a client goes through it.</summary>
public sealed class WalkThroughTests(TwoPeople people) : IClassFixture<TwoPeople>
{
    private const string Text = "Hello @bob, see https://linnet.example/birds?a=1&b=2 about #Linnets";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LinnetClient Ann => people.Ann;

    private LinnetClient Bob => people.Bob;

    [Fact]
    public async Task Signing_up_keeps_the_names_and_the_token_works_at_once()
    {
        var ann = (await Ann.VerifyCredentialsAsync(Token)).Value;

        ann.Username.ShouldBe("Ann");
        ann.Acct.ShouldBe("Ann");
        ann.DisplayName.ShouldBe("Ann of Green Gables");
        ann.Source.ShouldNotBeNull();
        (await Bob.LookUpAccountAsync("ann", Token)).Value.Id.ShouldBe(ann.Id);
    }

    [Fact]
    public async Task An_avatar_is_served_as_it_came_and_may_be_kept_for_ever()
    {
        var ann = (await Ann.VerifyCredentialsAsync(Token)).Value;
        var bob = (await Bob.VerifyCredentialsAsync(Token)).Value;
        ann.Avatar.ShouldNotBe(bob.Avatar);

        var image = await Ask.Get(new Uri(ann.Avatar).PathAndQuery).SendAsync(people.App);

        image.Status.ShouldBe(200);
        image.Body.ShouldBe(TwoPeople.AnnsAvatar);
        image.Header("Content-Type").ShouldBe("image/png");
        image.Header("Cache-Control").ShouldBe("public, max-age=31536000, immutable");
        image.Header("X-Content-Type-Options").ShouldBe("nosniff");
    }

    [Fact]
    public async Task Following_shows_on_both_sides()
    {
        var (ann, bob) = (people.AnnsId, people.BobsId);

        (await Bob.GetRelationshipsAsync([ann], Token)).Value.Single().ShouldSatisfyAllConditions(
            seen => seen.Following.ShouldBeTrue(), seen => seen.FollowedBy.ShouldBeFalse());
        (await Ann.GetRelationshipsAsync([bob], Token)).Value.Single().FollowedBy.ShouldBeTrue();
        (await Ann.GetAccountAsync(ann, Token)).Value.FollowersCount.ShouldBe(1);
        (await Ann.GetAccountAsync(bob, Token)).Value.FollowingCount.ShouldBe(1);
        (await Ann.GetFollowersAsync(ann, default, Token)).Value.Items.Single().Id.ShouldBe(bob);
        (await Ann.GetFollowingAsync(bob, default, Token)).Value.Items.Single().Id.ShouldBe(ann);
    }

    [Fact]
    public async Task A_post_is_in_the_followers_feed_the_story_and_the_timeline_of_its_tag()
    {
        var posted = await PostAsync(Text);

        await ShouldShowAsync(posted.Id, shown: true);
    }

    [Fact]
    public async Task Mentions_addresses_and_tags_are_links()
    {
        var posted = await PostAsync(Text);

        var links = new HtmlParser().ParseDocument(posted.Content).QuerySelectorAll("a");
        links.Select(link => link.GetAttribute("href")).ShouldBe(
        [
            posted.Mentions.Single().Url,
            "https://linnet.example/birds?a=1&b=2",
            posted.Tags.Single().Url.Replace("linnets", "Linnets", StringComparison.Ordinal),
        ]);
        links.Select(link => link.TextContent).First().ShouldBe("@bob");
        links.Select(link => link.TextContent).Last().ShouldBe("#Linnets");
        posted.Mentions.Single().Id.ShouldBe(people.BobsId);
        posted.Mentions.Single().Acct.ShouldBe("bob");
        posted.Tags.Single().Name.ShouldBe("linnets");
    }

    [Fact]
    public async Task Markup_in_a_text_is_shown_and_not_obeyed()
    {
        var posted = await PostAsync("<script>alert('&amp;')</script> <a href=\"javascript:x\">x</a>");

        var page = new HtmlParser().ParseDocument(posted.Content);
        page.QuerySelectorAll("script, a").ShouldBeEmpty();
        page.Body!.TextContent.ShouldBe("<script>alert('&amp;')</script> <a href=\"javascript:x\">x</a>");
    }

    [Fact]
    public async Task A_receipt_counts_the_follower_and_is_shown_to_the_author_alone()
    {
        var posted = await PostAsync(Text);

        await Eventually.PassesAsync(async () =>
        {
            var receipt = (await Ann.GetReceiptAsync(posted.Id, Token)).Value;
            receipt.Complete.ShouldBeTrue();
            receipt.Followers.ShouldBe(1);
            (receipt.FeedsWritten + receipt.FeedsDeferred).ShouldBe(1);
            receipt.JobsDone.ShouldBe(1);
            receipt.Milliseconds.ShouldNotBeNull().ShouldBeInRange(0, 60_000);
        });
        (await Bob.GetReceiptAsync(posted.Id, Token)).Error!.StatusCode.ShouldBe(404);
    }

    [Fact]
    public async Task An_edit_replaces_the_text_everywhere_and_keeps_the_earlier_one_in_the_history()
    {
        var posted = await PostAsync(Text);

        var edited = (await Ann.EditStatusAsync(posted.Id, new() { Status = "Good bye #linnets" }, Token)).Value;

        edited.Id.ShouldBe(posted.Id);
        edited.EditedAt.ShouldNotBeNull();
        edited.Mentions.ShouldBeEmpty();
        (await Bob.GetHomeTimelineAsync(default, Token)).Value.Items
            .Single(status => status.Id == posted.Id).Content.ShouldBe(edited.Content);
        (await Bob.GetStatusHistoryAsync(posted.Id, Token)).Value.Select(version => version.Content)
            .ShouldBe([posted.Content, edited.Content]);
        (await Ann.GetStatusSourceAsync(posted.Id, Token)).Value.Text.ShouldBe("Good bye #linnets");
    }

    [Fact]
    public async Task A_deleted_status_is_gone_from_every_list_and_its_text_comes_back_to_its_author()
    {
        var posted = await PostAsync(Text);
        await ShouldShowAsync(posted.Id, shown: true);
        var before = (await Ann.VerifyCredentialsAsync(Token)).Value.StatusesCount;

        (await Ann.DeleteStatusAsync(posted.Id, Token)).Value.Text.ShouldBe(Text);

        await ShouldShowAsync(posted.Id, shown: false);
        (await Ann.GetStatusAsync(posted.Id, Token)).Error!.StatusCode.ShouldBe(404);
        (await Ann.DeleteStatusAsync(posted.Id, Token)).Error!.StatusCode.ShouldBe(404);
        (await Ann.VerifyCredentialsAsync(Token)).Value.StatusesCount.ShouldBe(before - 1);
    }

    [Fact]
    public async Task Signing_out_ends_that_token_at_once_and_no_other()
    {
        var again = (await people.App.Client.CreateTokenAsync(
            Protocol.Apps.TokenRequest.ForPassword(people.Program, "bob", TwoPeople.Password, "read write"), Token)).Value;
        var client = Bob.WithToken(again.AccessToken);
        (await client.VerifyCredentialsAsync(Token)).Error.ShouldBeNull();

        var revoked = await client.RevokeTokenAsync(
            new() { ClientId = people.Program.ClientId, ClientSecret = people.Program.ClientSecret, Token = again.AccessToken },
            Token);

        revoked.Error.ShouldBeNull();
        (await client.VerifyCredentialsAsync(Token)).Error!.StatusCode.ShouldBe(401);
        (await Bob.VerifyCredentialsAsync(Token)).Error.ShouldBeNull();
    }

    private async Task<Status> PostAsync(string text) =>
        (await Ann.PostStatusAsync(new() { Status = text }, null, Token)).Value;

    private Task ShouldShowAsync(string id, bool shown) => Eventually.PassesAsync(async () =>
    {
        ApiPage<Status>[] lists =
        [
            (await Bob.GetHomeTimelineAsync(new() { Limit = 40 }, Token)).Value,
            (await Ann.GetHomeTimelineAsync(new() { Limit = 40 }, Token)).Value,
            (await Bob.GetAccountStatusesAsync(people.AnnsId, new() { Limit = 40 }, Token)).Value,
            (await Bob.GetTagTimelineAsync("LINNETS", new() { Limit = 40 }, Token)).Value,
            (await people.App.Client.GetPublicTimelineAsync(new() { Limit = 40 }, Token)).Value,
        ];
        foreach (var list in lists)
        {
            list.Items.Count(status => status.Id == id).ShouldBe(shown ? 1 : 0);
        }
    });
}

/// <summary>Ann and Bob have signed up over HTTP, with avatars; Bob follows Ann.</summary>
public sealed class TwoPeople : IAsyncLifetime
{
    public const string Password = "a long enough password";

    internal static byte[] AnnsAvatar { get; } = TestImage.Png(8, 8, 200);

    public LinnetApp App { get; } = new();

    internal Protocol.Apps.CredentialApplication Program { get; private set; } = null!;

    internal LinnetClient Ann { get; private set; } = null!;

    internal LinnetClient Bob { get; private set; } = null!;

    internal string AnnsId { get; private set; } = "";

    internal string BobsId { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await App.StartAsync();
        var token = TestContext.Current.CancellationToken;
        var application = await App.Client.CreateAppAsync(
            new() { ClientName = "Walk", RedirectUris = ["urn:ietf:wg:oauth:2.0:oob"], Scopes = "read write follow" }, token);
        Program = application.Value;
        Ann = await SignUpAsync(
            new() { Username = "Ann", FirstName = "Ann of Green", LastName = "Gables", Password = Password, Agreement = true },
            AnnsAvatar);
        Bob = await SignUpAsync(new() { Username = "bob", Password = Password, Agreement = true }, TestImage.Png(5, 3, 9));
        AnnsId = (await Ann.VerifyCredentialsAsync(token)).Value.Id;
        BobsId = (await Bob.VerifyCredentialsAsync(token)).Value.Id;
        (await Bob.FollowAsync(AnnsId, token)).Value.Following.ShouldBeTrue();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task<LinnetClient> SignUpAsync(RegisterAccountRequest request, byte[] avatar)
    {
        var token = TestContext.Current.CancellationToken;
        var programs = await App.Client.CreateTokenAsync(
            Protocol.Apps.TokenRequest.ForProgram(Program, "read write follow"), token);
        var signedUp = await App.Client.WithToken(programs.Value.AccessToken)
            .RegisterAsync(request, new ImageFile(avatar, "image/png", "me.png"), token);
        return App.Client.WithToken(signedUp.Value.AccessToken);
    }
}

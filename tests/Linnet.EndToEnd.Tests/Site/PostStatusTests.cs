using AngleSharp.Html.Parser;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;
using Linnet.Testing.Hosts;
using Linnet.Web;
using Linnet.Web.Api;
using Linnet.Web.SignIn;
using Linnet.Web.Statuses;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>A person signs in, posts, is told so, and the status is in their story: by the presenters, and by the pages.</summary>
public sealed class PostStatusTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private const string Text = "Good morning @wren, see https://linnet.example/a?b=1&c=2\n#Hedge <b>& more</b>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_the_presenters()
    {
        var wren = await app.SignedInAsAsync("wren");
        await app.SignedInAsAsync("robin");
        var view = new View();

        await new SignInPresenter(view, app.Get<SiteApp>()).SignInAsync("robin", LinnetApp.Password, Token);
        var client = app.Get<ApiConnection>().Client.WithToken(view.Token.ShouldNotBeNull().AccessToken);
        var before = app.Time.GetUtcNow().AddMilliseconds(-1);
        await new PostStatusPresenter(view, client).PostAsync(Text, "key", Token);

        view.Messages.ShouldBe(["Signing in…", "Posting status…", "Successfully Posted!"]);
        view.Errors.ShouldBeEmpty();
        var told = await NewestOfStoryAsync("robin");
        told.Id.ShouldBe(view.Posted.ShouldNotBeNull().Id);
        told.CreatedAt.ShouldBeInRange(before, app.Time.GetUtcNow().AddMilliseconds(1));
        ShouldTellAll(told, "robin", wren);
    }

    [Fact]
    public async Task By_the_pages()
    {
        var wren = await app.SignedInAsAsync("wren2");
        await app.SignedInAsAsync("robin2");
        var visitor = new SiteVisitor(app);
        await visitor.OpenAsync("/login");
        await visitor.SendAsync("#login", ("alias", "robin2"), ("password", LinnetApp.Password));

        await visitor.SendAsync("#composer", ("text", Text.Replace("@wren", "@wren2", StringComparison.Ordinal)));

        visitor.Text("#note").ShouldBe("Successfully Posted!");
        var told = await NewestOfStoryAsync("robin2");
        visitor.Page.QuerySelector("article")!.Id.ShouldBe($"status-{told.Id}");
        ShouldTellAll(told, "robin2", wren);
    }

    private static void ShouldTellAll(Status status, string author, Person mentioned)
    {
        (status.Account.Username, status.Account.DisplayName).ShouldBe((author, author));
        status.Account.Avatar.ShouldEndWith("/media/avatars/default.png");
        var text = new HtmlParser().ParseDocument(status.Content.Replace("<br />", "\n", StringComparison.Ordinal).Replace("<br>", "\n", StringComparison.Ordinal)).Body!;
        text.TextContent.ShouldContain("#Hedge <b>& more</b>");
        text.TextContent.ShouldStartWith($"Good morning @{mentioned.Alias}, see ");
        text.QuerySelectorAll("b").ShouldBeEmpty();
        text.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldContain("https://linnet.example/a?b=1&c=2");
        text.QuerySelectorAll("a").Length.ShouldBe(3);
        status.Mentions.ShouldHaveSingleItem().Id.ShouldBe(mentioned.Id);
        status.Tags.ShouldHaveSingleItem().Name.ShouldBe("hedge");
        status.Visibility.ShouldBe(Visibility.Public);
        status.Url.ShouldNotBeNull().ShouldEndWith($"/@{author}/{status.Id}");
        status.EditedAt.ShouldBeNull();
        (status.FavouritesCount, status.RepliesCount, status.ReblogsCount).ShouldBe((0, 0, 0));
        status.InReplyToId.ShouldBeNull();
    }

    private async Task<Status> NewestOfStoryAsync(string alias)
    {
        var account = (await app.Client.LookUpAccountAsync(alias, Token)).Value;
        account.StatusesCount.ShouldBe(1);
        return (await app.Client.GetAccountStatusesAsync(account.Id, new PageQuery { Limit = 10 }, Token)).Value.Items.ShouldHaveSingleItem();
    }

    /// <summary>A view that keeps what it is told to show.</summary>
    private sealed class View : ISignInView, IPostStatusView
    {
        public List<string> Messages { get; } = [];

        public List<string> Errors { get; } = [];

        public Token? Token { get; private set; }

        public Status? Posted { get; private set; }

        public void ShowMessage(string message) => Messages.Add(message);

        public void ShowError(string message) => Errors.Add(message);

        public void ShowErrors(FormErrors errors) => Errors.Add(errors.Message);

        public void ShowSignedIn(Token token) => Token = token;

        public void ShowPosted(Status status) => Posted = status;
    }
}

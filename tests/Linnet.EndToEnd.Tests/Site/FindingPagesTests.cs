using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>Tags, search, people, and what the server is.</summary>
public sealed class FindingPagesTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    [Theory]
    [InlineData("#Café", "/tags/CAF%C3%89", "café")]
    [InlineData("#東京", "/tags/%E6%9D%B1%E4%BA%AC", "東京")]
    [InlineData("#Straße_1", "/tags/stra%C3%9Fe_1", "straße_1")]
    public async Task A_tag_is_found_in_any_script_and_case(string written, string address, string name)
    {
        var author = await app.SignedInAsAsync($"tagger{name.Length}");
        var status = await author.PostAsync($"Tagged {written}");
        await app.SettledAsync();
        var visitor = new SiteVisitor(app);

        var page = await visitor.OpenAsync(address);

        visitor.Text("h1").ShouldBe($"#{name}");
        page.QuerySelectorAll("article.status").Select(card => card.Id).ShouldBe([$"status-{status.Id}"]);
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href")
            .ShouldBe($"{app.Http.BaseAddress}tags/{Uri.EscapeDataString(name)}");
    }

    [Fact]
    public async Task A_tag_that_nobody_used_says_so_and_what_is_no_tag_is_not_found()
    {
        var visitor = new SiteVisitor(app);

        await visitor.OpenAsync("/tags/unheard_of");
        visitor.Text(".empty").ShouldContain("Nobody has posted with #unheard_of yet");

        await visitor.OpenAsync("/tags/two%20words");
        visitor.Answer.Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_tag_is_read_to_its_end_without_gaps()
    {
        var author = await app.SignedInAsAsync("collector");
        var posted = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            posted.Insert(0, $"status-{(await author.PostAsync($"#collected {i}")).Id}");
        }

        await app.SettledAsync();

        (await PageWalker.WalkAsync(new(app), "/tags/collected", "article.status", "more")).ShouldBe(posted);
    }

    [Fact]
    public async Task A_search_finds_statuses_people_and_tags()
    {
        var author = await app.SignedInAsAsync("zaunkoenig");
        var reader = await app.SignedInAsAsync("zaungast");
        await reader.FollowAsync(author);
        var status = await author.PostAsync("The smallest bird #zaunlied");
        await FoundAsync("smallest");
        var visitor = SiteVisitor.SignedInAs(reader);

        await visitor.OpenAsync("/search?q=smallest");
        visitor.Page.QuerySelectorAll("article.status").Select(card => card.Id).ShouldBe([$"status-{status.Id}"]);
        visitor.Page.QuerySelectorAll(".tabs a").Select(tab => tab.GetAttribute("href"))
            .ShouldBe(["/search?q=smallest&type=statuses", "/search?q=smallest&type=people", "/search?q=smallest&type=tags"]);

        await visitor.OpenAsync("/search?q=zaun&type=people");
        visitor.Page.QuerySelectorAll("li.person").Select(card => card.Id).ShouldBe([$"person-{author.Id}", $"person-{reader.Id}"], ignoreOrder: true);
        visitor.Text($"#follow-{author.Id} button").ShouldBe("Unfollow");
        visitor.Page.QuerySelector($"#follow-{reader.Id}").ShouldBeNull();

        await visitor.OpenAsync("/search?q=zaun&type=tags");
        visitor.Text("#list li").ShouldBe("#zaunlied");
        visitor.Page.QuerySelectorAll("form[method=post]").Length.ShouldBe(1, "nothing but signing out");
    }

    [Fact]
    public async Task A_search_as_one_types_answers_the_results_alone()
    {
        var visitor = new SiteVisitor(app);

        await visitor.OpenAsync("/search");
        visitor.Text("#results h2").ShouldBe("How to search");
        await visitor.SendAsync(new FilledForm("#search") { Fields = [("q", "nothinglikeit")], Part = "results" });

        visitor.Page.Body!.Children.Select(child => child.Id).ShouldBe(["results"]);
        visitor.Text(".empty").ShouldContain("Nothing is found for “nothinglikeit”");
    }

    [Fact]
    public async Task A_search_that_cannot_be_understood_says_what_would_be_right()
    {
        var visitor = new SiteVisitor(app);

        await visitor.OpenAsync("/search?q=x*");

        visitor.Answer.Status.ShouldBe(422);
        visitor.Text("[role=alert]").ShouldBe("Failed to search because the query must have at least 2 characters before a *, as in wo*.");
    }

    [Fact]
    public async Task Results_are_read_to_their_end_without_gaps()
    {
        var author = await app.SignedInAsAsync("counter");
        var posted = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            posted.Insert(0, $"status-{(await author.PostAsync($"countable #countable{i:00} {i}")).Id}");
            await app.SignedInAsAsync($"countable{i}");
        }

        await FoundAsync("countable", 20);
        var visitor = new SiteVisitor(app);

        (await PageWalker.WalkAsync(visitor, "/search?q=countable", "article.status", "more")).ShouldBe(posted);
        (await PageWalker.WalkAsync(visitor, "/search?q=countable&type=people", "li.person", "more")).Distinct().Count().ShouldBe(20);
        (await PageWalker.TextsAsync(visitor, "/search?q=countable&type=tags", "li.card", "more")).Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public async Task Everybody_is_listed_with_whom_the_viewer_follows()
    {
        var (one, other) = (await app.SignedInAsAsync("explorer"), await app.SignedInAsAsync("explored"));
        await one.FollowAsync(other);
        await one.PostAsync("I was here");
        await other.PostAsync("I was here later");
        var visitor = SiteVisitor.SignedInAs(one);

        await visitor.OpenAsync("/explore");

        visitor.Text($"#follow-{other.Id} button").ShouldBe("Unfollow");
        visitor.Page.QuerySelector($"#follow-{one.Id}").ShouldBeNull();
        visitor.Text(".tabs [aria-current]").ShouldBe("Active");
        (await new SiteVisitor(app).OpenAsync("/explore?order=new")).QuerySelectorAll("form[method=post]").ShouldBeEmpty();
        var everybody = await PageWalker.WalkAsync(visitor, "/explore?order=new", "li.person", "more");
        everybody.ShouldBeUnique();
        everybody.ShouldContain($"person-{other.Id}");
    }

    [Fact]
    public async Task The_server_tells_about_itself()
    {
        var visitor = new SiteVisitor(app);

        await visitor.OpenAsync("/about");

        visitor.Text("h1").ShouldBe("About Linnet");
        visitor.Text("main p > code:only-child").ShouldBe(app.Http.BaseAddress!.Authority);
        visitor.Answer.Header("ETag").ShouldNotBeNull();
    }

    private Task FoundAsync(string word, int count = 1) => Eventually.HoldsAsync(async () =>
        (await app.Client.SearchAsync(word, "statuses", new() { Limit = 40 }, TestContext.Current.CancellationToken)).Value.Statuses.Count == count);
}

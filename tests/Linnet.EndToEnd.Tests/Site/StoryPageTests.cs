using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

public sealed class StoryPageTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    [Fact]
    public async Task A_story_shows_who_somebody_is_and_what_they_posted()
    {
        var daisy = await app.SignedInAsAsync("daisy");
        var donald = await app.SignedInAsAsync("donald");
        await donald.FollowAsync(daisy);
        var status = await daisy.PostAsync("Good morning from the hedge");
        var visitor = new SiteVisitor(app);

        var page = await visitor.OpenAsync("/@daisy");

        page.Title.ShouldBe("daisy (@daisy) · Linnet");
        visitor.Text("h1 .alias").ShouldBe("@daisy");
        page.QuerySelectorAll(".counts a").Select(link => $"{link.TextContent} {link.GetAttribute("href")}")
            .ShouldBe(["1 status /@daisy", "1 follower /@daisy/followers", "0 following /@daisy/following"]);
        visitor.Text($"#status-{status.Id} .text").ShouldBe("Good morning from the hedge");
        page.QuerySelector($"#follow-{daisy.Id}")!.GetAttribute("href").ShouldBe("/login?return=%2F%40daisy");
        page.QuerySelectorAll("form[method=post]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Ones_own_story_can_be_edited_but_not_followed()
    {
        var wren = await app.SignedInAsAsync("wren");
        var visitor = SiteVisitor.SignedInAs(wren);

        var page = await visitor.OpenAsync("/@wren");

        page.QuerySelector(".profile a.button")!.GetAttribute("href").ShouldBe("/settings");
        page.QuerySelectorAll($"#follow-{wren.Id}").ShouldBeEmpty();
        visitor.Text(".empty").ShouldContain("You have not posted yet");
    }

    [Fact]
    public async Task The_case_of_the_alias_does_not_matter_and_one_address_is_the_lasting_one()
    {
        await app.SignedInAsAsync("Jay_1");
        var visitor = new SiteVisitor(app);

        var page = await visitor.OpenAsync("/@jAY_1");

        visitor.Answer.Status.ShouldBe(200);
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe($"{app.Http.BaseAddress}@Jay_1");
    }

    [Theory]
    [InlineData("/@nobody_at_all")]
    [InlineData("/@nobody_at_all/followers")]
    [InlineData("/@nobody_at_all/following")]
    [InlineData("/@nobody_at_all/123456")]
    [InlineData("/@not!an%20alias")]
    [InlineData("/@%0d%0a")]
    [InlineData("/@..%2f..%2fadmin")]
    public async Task What_does_not_exist_is_not_found(string address)
    {
        var visitor = new SiteVisitor(app);

        var page = await visitor.OpenAsync(address);

        visitor.Answer.Status.ShouldBe(404);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Nothing here");
        page.QuerySelectorAll("meta[name=robots][content=noindex]").ShouldHaveSingleItem();
        visitor.Answer.Header("Cache-Control").ShouldBe("no-cache, private");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("more")]
    public async Task A_story_is_read_to_its_end_without_gaps(string? part)
    {
        var author = await app.SignedInAsAsync(part is null ? "finch" : "tit");
        var posted = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            posted.Insert(0, (await author.PostAsync($"Number {i}")).Id);
        }

        var seen = await PageWalker.WalkAsync(new(app), $"/@{author.Alias}", "article.status", part);

        seen.ShouldBe(posted.Select(id => $"status-{id}"));
    }

    [Fact]
    public async Task Those_who_follow_and_are_followed_are_listed_to_the_end()
    {
        var star = await app.SignedInAsAsync("star");
        var fans = new List<Person>();
        for (var i = 0; i < 23; i++)
        {
            var fan = await app.SignedInAsAsync($"fan{i}");
            await fan.FollowAsync(star);
            await star.FollowAsync(fan);
            fans.Insert(0, fan);
        }

        var expected = fans.Select(fan => $"person-{fan.Id}").ToList();
        (await PageWalker.WalkAsync(new(app), "/@star/followers", "li.person", "more")).ShouldBe(expected);
        (await PageWalker.WalkAsync(new(app), "/@star/following", "li.person", null)).ShouldBe(expected);
    }

    [Fact]
    public async Task Lists_of_people_say_whom_the_viewer_follows()
    {
        var (owl, lark, kite) = (await app.SignedInAsAsync("owl"), await app.SignedInAsAsync("lark"), await app.SignedInAsAsync("kite"));
        await owl.FollowAsync(kite);
        await lark.FollowAsync(kite);
        await owl.FollowAsync(lark);
        var visitor = SiteVisitor.SignedInAs(owl);

        var page = await visitor.OpenAsync("/@kite/followers");

        page.QuerySelector($"#follow-{lark.Id} button")!.TextContent.ShouldBe("Unfollow");
        page.QuerySelector($"#follow-{kite.Id} button")!.TextContent.ShouldBe("Unfollow");
        page.QuerySelector($"#person-{owl.Id} form").ShouldBeNull();
        (await new SiteVisitor(app).OpenAsync("/@kite/followers")).QuerySelectorAll("form[method=post]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Empty_lists_say_so()
    {
        await app.SignedInAsAsync("hermit");
        var visitor = new SiteVisitor(app);

        (await visitor.OpenAsync("/@hermit")).QuerySelector(".empty")!.TextContent.ShouldContain("has not posted yet");
        (await visitor.OpenAsync("/@hermit/followers")).QuerySelector(".empty")!.TextContent.ShouldContain("Nobody follows");
        (await visitor.OpenAsync("/@hermit/following")).QuerySelector(".empty")!.TextContent.ShouldContain("follows nobody yet");
    }

    [Fact]
    public async Task A_page_is_kept_for_strangers_and_never_for_those_who_are_signed_in()
    {
        var heron = await app.SignedInAsAsync("heron");
        await heron.PostAsync("By the river");
        var stranger = await Ask.Get("/@heron").SendAsync(app);
        var tag = stranger.Header("ETag").ShouldNotBeNull();

        var again = await Ask.Get("/@heron").With("If-None-Match", tag).SendAsync(app);
        var own = await Ask.Get("/@heron").With("Cookie", $"linnet_session={heron.Token}").With("If-None-Match", tag).SendAsync(app);
        var afterwards = await Ask.Get("/@heron").SendAsync(app);

        stranger.Header("Cache-Control").ShouldBe("public, max-age=10");
        stranger.Header("Vary").ShouldNotBeNull().ShouldContain("Cookie");
        again.Status.ShouldBe(304);
        own.Status.ShouldBe(200);
        own.Header("Cache-Control").ShouldBe("no-cache, private");
        own.Header("ETag").ShouldBeNull();
        own.Text.ShouldContain("Edit profile");
        afterwards.Text.ShouldBe(stranger.Text);
        afterwards.Text.ShouldNotContain("Edit profile");
    }
}

using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>Liking, editing, deleting and following: as plain forms, and as the parts that the script asks for.</summary>
public sealed class StatusActionTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_like_leads_back_to_where_the_status_stands()
    {
        var (daisy, visitor) = await AtHomeAsync("daisy");
        var status = await daisy.PostAsync("Like me");
        await visitor.OpenAsync("/@daisy");

        await visitor.SendAsync($"#status-{status.Id} form");

        visitor.Address.ShouldBe($"/@daisy#status-{status.Id}");
        visitor.Page.QuerySelector($"#status-{status.Id} button.act")!.GetAttribute("aria-pressed").ShouldBe("true");
        await visitor.SendAsync($"#status-{status.Id} form");
        visitor.Page.QuerySelector($"#status-{status.Id} button.act")!.GetAttribute("aria-pressed").ShouldBe("false");
    }

    [Fact]
    public async Task A_like_in_place_answers_the_card_alone_however_often_it_is_sent()
    {
        var (robin, visitor) = await AtHomeAsync("robin");
        var status = await robin.PostAsync("Like me in place");
        await visitor.OpenAsync("/@robin");

        await visitor.SendAsync(new FilledForm($"#status-{status.Id} form") { Part = "card" });

        visitor.Answer.Text.ShouldNotContain("<html");
        visitor.Page.Body!.Children.Select(child => child.Id).ShouldBe([$"status-{status.Id}"]);
        visitor.Text("form .act").ShouldBe("1");
        visitor.Page.QuerySelector("form input[name=return]")!.GetAttribute("value").ShouldBe("/@robin");
        var token = visitor.Page.QuerySelector("[name=form_token]")!.GetAttribute("value")!;
        await visitor.PostAsync($"/@robin/{status.Id}/like", ("form_token", token));
        await app.SettledAsync();
        (await robin.Client.GetStatusAsync(status.Id, Ct)).Value.FavouritesCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_status_is_edited_by_a_plain_form()
    {
        var (wren, visitor) = await AtHomeAsync("wren");
        var status = await wren.PostAsync("First <b> & \"words\"\nsecond line");
        var page = await visitor.OpenAsync("/@wren");
        await visitor.OpenAsync(page.QuerySelector("a[data-part=edit]")!.GetAttribute("href")!);

        visitor.Text("textarea").ShouldBe("First <b> & \"words\"\nsecond line");
        await visitor.SendAsync($"#status-{status.Id}", ("text", "Better words"));

        visitor.Address.ShouldBe($"/@wren#status-{status.Id}");
        visitor.Text("#note").ShouldBe("Your changes are saved.");
        visitor.Text($"#status-{status.Id} .text").ShouldBe("Better words");
    }

    [Fact]
    public async Task A_status_is_edited_in_place_and_stays_when_one_changes_ones_mind()
    {
        var (owl, visitor) = await AtHomeAsync("owl");
        var status = await owl.PostAsync("At night");
        var card = $"#status-{status.Id}";

        var form = await visitor.OpenAsync($"/@owl/{status.Id}/edit?return=%2F%40owl", "edit");
        visitor.Answer.Text.ShouldNotContain("<html");
        var cancel = form.QuerySelector($"{card} a[data-part=card]")!.GetAttribute("href")!;
        await visitor.SendAsync(new FilledForm(card) { Part = "card", Fields = [("text", " ")] });
        visitor.Text($"#edited-{status.Id}[role=alert]").ShouldBe("Write something first.");
        visitor.Answer.Status.ShouldBe(422);

        await visitor.OpenAsync(cancel, "card");
        visitor.Text($"article{card} .text").ShouldBe("At night");

        await visitor.OpenAsync($"/@owl/{status.Id}/edit?return=%2F%40owl", "edit");
        await visitor.SendAsync(new FilledForm(card) { Part = "card", Fields = [("text", "By day")] });
        visitor.Text($"article{card} .text").ShouldBe("By day");
        visitor.Answer.Text.ShouldNotContain("<html");
        (await owl.Client.GetStatusAsync(status.Id, Ct)).Value.Content.ShouldBe("<p>By day</p>");
    }

    [Fact]
    public async Task A_status_that_is_too_long_stays_in_the_form_with_the_reason()
    {
        var (jay, visitor) = await AtHomeAsync("jay");
        var status = await jay.PostAsync("Short");
        await visitor.OpenAsync($"/@jay/{status.Id}/edit");

        await visitor.SendAsync($"#status-{status.Id}", ("text", new string('x', 501)));

        visitor.Answer.Status.ShouldBe(422);
        visitor.Text("[role=alert]").ShouldStartWith("Failed to edit the status because ");
        visitor.Text("textarea").ShouldBe(new string('x', 501));
    }

    [Fact]
    public async Task A_status_is_deleted_once_one_was_asked()
    {
        var (kite, visitor) = await AtHomeAsync("kite");
        var status = await kite.PostAsync("Away with me");
        var page = await visitor.OpenAsync("/@kite");
        await visitor.OpenAsync(page.QuerySelector("a[data-part=dialog]")!.GetAttribute("href")!);
        visitor.Text("h1").ShouldBe("Delete this status?");

        await visitor.SendAsync("main form[method=post]");

        visitor.Address.ShouldBe("/@kite");
        visitor.Text("#note").ShouldBe("The status is deleted.");
        visitor.Page.QuerySelector($"#status-{status.Id}").ShouldBeNull();
        (await kite.Client.GetStatusAsync(status.Id, Ct)).Error.ShouldNotBeNull().StatusCode.ShouldBe(404);
    }

    [Fact]
    public async Task A_status_is_deleted_in_place_however_often_it_is_sent()
    {
        var (lark, visitor) = await AtHomeAsync("lark");
        var status = await lark.PostAsync("Away with me too");
        var address = $"/@lark/{status.Id}/delete?return=%2F";

        await visitor.OpenAsync(address, "dialog");
        visitor.Text("dialog#dialog h2#dialog-title").ShouldBe("Delete this status?");
        visitor.Page.QuerySelector("#dialog form[method=dialog] button").ShouldNotBeNull();
        var token = visitor.Page.QuerySelector("[name=form_token]")!.GetAttribute("value")!;
        await visitor.SendAsync(new FilledForm("#dialog form[method=post]") { Part = "card" });

        visitor.Page.QuerySelector($"article#status-{status.Id}")!.HasAttribute("data-gone").ShouldBeTrue();
        visitor.Text("#live").ShouldBe("The status is deleted.");
        visitor.Text("#dialog").ShouldBe("");
        await visitor.OpenAsync(address, "dialog");
        visitor.Text("dialog#dialog [role=alert]").ShouldBe("The status was deleted already.");
        await visitor.PostAsync($"/@lark/{status.Id}/delete", ("form_token", token), ("return", "/@lark"));
        visitor.Address.ShouldBe("/@lark");
        visitor.Text("#note").ShouldBe("The status is deleted.");
    }

    [Fact]
    public async Task Who_deletes_on_the_statuss_own_page_is_led_to_the_story()
    {
        var (finch, visitor) = await AtHomeAsync("finch");
        var status = await finch.PostAsync("Away with this page");
        var page = await visitor.OpenAsync($"/@finch/{status.Id}");

        await visitor.OpenAsync(page.QuerySelector("a[data-part=dialog]")!.GetAttribute("href")!, "dialog");
        await visitor.SendAsync(new FilledForm("#dialog form[method=post]") { Part = "card" });

        visitor.Answer.Status.ShouldBe(204);
        visitor.Answer.Header("Linnet-Go").ShouldBe("/@finch");
    }

    [Fact]
    public async Task Other_peoples_statuses_are_neither_edited_nor_deleted()
    {
        var (tit, visitor) = await AtHomeAsync("tit");
        var heron = await app.SignedInAsAsync("heron");
        var status = await heron.PostAsync("Mine");
        var own = await tit.PostAsync("Tit's");
        var page = await visitor.OpenAsync("/@heron");
        page.QuerySelectorAll("a[data-part=edit], a[data-part=dialog]").ShouldBeEmpty();
        await visitor.OpenAsync($"/@tit/{own.Id}/edit");
        var token = visitor.Page.QuerySelector("[name=form_token]")!.GetAttribute("value")!;

        foreach (var action in (string[])["edit", "delete"])
        {
            await visitor.OpenAsync($"/@heron/{status.Id}/{action}");
            visitor.Answer.Status.ShouldBe(404);
            await visitor.PostAsync($"/@heron/{status.Id}/{action}", ("form_token", token), ("text", "Not mine"));
            visitor.Answer.Status.ShouldBe(404);
            await visitor.PostAsync($"/@tit/{status.Id}/{action}", ("form_token", token), ("text", "Not mine"));
            visitor.Answer.Status.ShouldBe(404);
        }

        (await heron.Client.GetStatusAsync(status.Id, Ct)).Value.Content.ShouldBe("<p>Mine</p>");
    }

    [Theory]
    [InlineData("like")]
    [InlineData("unlike")]
    [InlineData("edit")]
    [InlineData("delete")]
    public async Task Forms_of_other_sites_do_nothing(string action)
    {
        var (person, visitor) = await AtHomeAsync($"safe_{action}");
        var status = await person.PostAsync("Stay as you are");

        await visitor.PostAsync($"/@{person.Alias}/{status.Id}/{action}", ("text", "Changed"));

        visitor.Answer.Status.ShouldBe(400);
        (await person.Client.GetStatusAsync(status.Id, Ct)).Value.ShouldSatisfyAllConditions(
            now => now.FavouritesCount.ShouldBe(0), now => now.Content.ShouldBe("<p>Stay as you are</p>"));
    }

    [Theory]
    [InlineData("open1", "https://evil.example/")]
    [InlineData("open2", "//evil.example")]
    [InlineData("open3", "/\\evil.example")]
    [InlineData("open4", "javascript:alert(1)")]
    public async Task An_action_never_leads_to_another_site(string alias, string target)
    {
        var (person, visitor) = await AtHomeAsync(alias);
        var status = await person.PostAsync("Where to?");
        await visitor.OpenAsync($"/@{person.Alias}");

        await visitor.SendAsync($"#status-{status.Id} form", ("return", target));

        visitor.Address.ShouldBe($"/@{person.Alias}/{status.Id}#status-{status.Id}");
    }

    [Fact]
    public async Task Strangers_are_asked_to_sign_in_and_come_back()
    {
        var stork = await app.SignedInAsAsync("stork");
        var status = await stork.PostAsync("Sign in first");

        var edit = await Ask.Get($"/@stork/{status.Id}/edit").SendAsync(app);
        var delete = await Ask.Get($"/@stork/{status.Id}/delete").SendAsync(app);

        edit.Status.ShouldBe(303);
        edit.Header("Location").ShouldBe($"/login?return=%2F%40stork%2F{status.Id}%2Fedit");
        delete.Header("Location").ShouldBe($"/login?return=%2F%40stork%2F{status.Id}%2Fdelete");
    }

    [Fact]
    public async Task Following_leads_back_and_counts_once()
    {
        var (visitorPerson, visitor) = await AtHomeAsync("swan");
        var gull = await app.SignedInAsAsync("gull");
        await visitor.OpenAsync("/@gull");

        await visitor.SendAsync($"#follow-{gull.Id}");

        visitor.Address.ShouldBe("/@gull");
        visitor.Text($"#follow-{gull.Id} button").ShouldBe("Unfollow");
        visitor.Text($"#followers-{gull.Id}").ShouldBe("1 follower");
        var token = visitor.Page.QuerySelector("[name=form_token]")!.GetAttribute("value")!;
        await visitor.PostAsync("/@gull/follow", ("form_token", token));
        visitor.Text($"#followers-{gull.Id}").ShouldBe("1 follower");
        await visitor.SendAsync($"#follow-{gull.Id}");
        visitor.Text($"#followers-{gull.Id}").ShouldBe("0 followers");
        (await visitorPerson.Client.GetRelationshipsAsync([gull.Id], Ct)).Value[0].Following.ShouldBeFalse();
    }

    [Fact]
    public async Task Following_in_place_answers_the_button_and_the_count()
    {
        var (_, visitor) = await AtHomeAsync("crane");
        var tern = await app.SignedInAsAsync("tern");
        await visitor.OpenAsync("/@tern");

        await visitor.SendAsync(new FilledForm($"#follow-{tern.Id}") { Part = "follow" });

        visitor.Page.Body!.Children.Select(child => child.Id).ShouldBe([$"follow-{tern.Id}", $"followers-{tern.Id}"]);
        visitor.Text($"#follow-{tern.Id} button").ShouldBe("Unfollow");
        visitor.Text($"#followers-{tern.Id}").ShouldBe("1 follower");
    }

    [Fact]
    public async Task What_cannot_be_done_is_told_where_one_is()
    {
        var (raven, visitor) = await AtHomeAsync("raven");
        await raven.PostAsync("For the token");
        var token = (await visitor.OpenAsync("/@raven")).QuerySelector("[name=form_token]")!.GetAttribute("value")!;

        await visitor.PostAsync("/@raven/follow", ("form_token", token), ("return", "/@raven"));

        visitor.Answer.Status.ShouldBe(422);
        visitor.Text("[role=alert]").ShouldStartWith("Failed to follow @raven because ");
        visitor.Page.QuerySelector(".empty a")!.GetAttribute("href").ShouldBe("/@raven");
    }

    private async Task<(Person Person, SiteVisitor Visitor)> AtHomeAsync(string alias)
    {
        var person = await app.SignedInAsAsync(alias);
        return (person, SiteVisitor.SignedInAs(person));
    }
}

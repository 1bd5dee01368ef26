using Linnet.Core.Jobs;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>Dead letters, deliveries and the request log, as operators see them on the site.</summary>
public sealed class AdminServerPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Trait(TestStorage.Trait, TestStorage.Sqlite)]
    [Fact]
    public async Task Dead_letters_are_read_and_sent_again()
    {
        await using var app = await new LinnetApp { Settings = new() { ["FanOut:Workers"] = "0" } }.StartedAsync();
        var (ann, boss) = (await app.SignedInAsAsync("ann"), SiteVisitor.SignedInAs(await app.OperatorAsync("boss")));
        await boss.OpenAsync("/admin/jobs");
        boss.Text(".empty").ShouldBe("No job is set aside. There is nothing to do.");
        for (var number = 1; number <= 12; number++)
        {
            await ann.PostAsync($"Number {number}");
        }

        await SetAllAsideAsync(app.Get<IJobQueue>());
        (await boss.OpenAsync("/admin")).QuerySelector("dd a[href='/admin/jobs']")!.TextContent.ShouldBe("12");
        var page = await boss.OpenAsync("/admin/jobs");
        page.QuerySelectorAll("#list tr").Length.ShouldBe(10);
        var cells = page.QuerySelector("#list tr")!.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToArray();
        cells.ShouldBe(["@ann Number 1", "list the followers", "now", "5 times", "Broken", "Send again"]);
        await boss.OpenAsync(page.QuerySelector("#more a")!.GetAttribute("href")!, "more");
        boss.Answer.Text.ShouldContain("Number 12");

        await boss.OpenAsync("/admin/jobs");
        await boss.SendAsync(new FilledForm("#list tr:first-child form") { Part = "jobs" });
        boss.Page.Body!.Children.Select(child => child.Id).ShouldBe(["jobs-message", "jobs"]);
        boss.Text("#jobs-message").ShouldBe("1 job is sent again.");
        boss.Page.QuerySelector("#list a")!.TextContent.ShouldBe("@ann Number 2");

        await boss.OpenAsync("/admin/jobs");
        await boss.SendAsync("#jobs > form");
        boss.Address.ShouldBe("/admin/jobs");
        boss.Text("#note").ShouldBe("The jobs are sent again.");
        boss.Text(".empty").ShouldBe("No job is set aside. There is nothing to do.");
        (await app.Get<IJobQueue>().CountAsync(Ct)).ShouldSatisfyAllConditions(
            jobs => jobs.PostStatus.ShouldBe(12), jobs => jobs.SetAside.ShouldBe(0));
    }

    [Trait(TestStorage.Trait, TestStorage.Sqlite)]
    [Fact]
    public async Task A_form_that_names_no_job_sends_none()
    {
        await using var app = await new LinnetApp { Settings = new() { ["FanOut:Workers"] = "0" } }.StartedAsync();
        var (ann, boss) = (await app.SignedInAsAsync("ann"), SiteVisitor.SignedInAs(await app.OperatorAsync("boss")));
        await ann.PostAsync("Number 1");
        await SetAllAsideAsync(app.Get<IJobQueue>());
        await boss.OpenAsync("/admin/jobs");

        await boss.SendAsync(new FilledForm("#jobs > form") { Part = "jobs", Fields = [("all", "")] });

        boss.Answer.Status.ShouldBe(422);
        boss.Text("#jobs-message[role=alert]").ShouldStartWith("Failed to send the jobs again because ");
        (await app.Get<IJobQueue>().CountAsync(Ct)).SetAside.ShouldBe(1);
    }

    [Fact]
    public async Task Deliveries_are_listed_newest_first_and_go_on_in_place()
    {
        await using var app = await new LinnetApp().StartedAsync();
        var (boss, ann) = (await app.OperatorAsync("boss"), await app.SignedInAsAsync("ann"));
        await boss.FollowAsync(ann);
        for (var number = 1; number <= 11; number++)
        {
            await ann.PostAsync($"Number {number} <b>");
        }

        var visitor = SiteVisitor.SignedInAs(boss);

        await Eventually.HoldsAsync(async () =>
            (await visitor.OpenAsync("/admin/receipts")).QuerySelector("#list td:last-child")!.TextContent.EndsWith('s'));

        visitor.Page.QuerySelectorAll("#list tr").Length.ShouldBe(10);
        visitor.Page.QuerySelector("#list a")!.TextContent.ShouldBe("@ann Number 11 <b>");
        visitor.Page.QuerySelectorAll("#list tr:first-child td").Skip(2).Take(2).Select(cell => cell.TextContent).ShouldBe(["1", "1"]);
        await visitor.OpenAsync(visitor.Page.QuerySelector("#more a")!.GetAttribute("href")!, "more");
        visitor.Answer.Text.ShouldContain("<template data-into=\"list\"><tr>");
        visitor.Answer.Text.ShouldContain("Number 1 &lt;b");
        visitor.Page.QuerySelector("#more a").ShouldBeNull();
    }

    [Fact]
    public async Task The_request_log_ends_with_the_newest_calls_and_is_paged()
    {
        await using var app = await new LinnetApp().StartedAsync();
        var boss = await app.OperatorAsync("boss");
        for (var number = 1; number <= 60; number++)
        {
            await Ask.Get($"/api/v1/statuses/{number}").SendAsync(app);
        }

        var visitor = SiteVisitor.SignedInAs(boss);

        var page = await visitor.OpenAsync("/admin/log");

        var paths = Paths();
        (paths.Count, paths[^1]).ShouldBe((51, "/logs"), "the page itself asks once more");
        page.QuerySelector("#operations")!.TextContent.ShouldContain("account.");
        page.QuerySelectorAll(".figures dt").Select(name => name.TextContent).ShouldContain("Records from caches");
        page.QuerySelector("a[rel=next]").ShouldBeNull();
        await visitor.OpenAsync(page.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Paths()[0].ShouldBe("/api/v1/statuses/1");
        visitor.Page.QuerySelector("#calls tbody td")!.TextContent.ShouldBe("1");
        visitor.Page.QuerySelector("a[rel=prev]").ShouldBeNull();
        visitor.Page.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe("/admin/log?offset=50");

        List<string> Paths() => [.. visitor.Page.QuerySelectorAll("#calls code").Select(path => path.TextContent)];
    }

    [Fact]
    public async Task A_log_that_is_switched_off_says_so()
    {
        await using var app = await new LinnetApp { Settings = new() { ["RequestLog:Enabled"] = "false" } }.StartedAsync();
        var visitor = SiteVisitor.SignedInAs(await app.OperatorAsync("boss"));

        await visitor.OpenAsync("/admin/log");

        visitor.Text(".empty").ShouldContain("RequestLog:Enabled");
    }

    private static async Task SetAllAsideAsync(IJobQueue queue)
    {
        foreach (var job in await queue.ListAsync(setAsideOnly: false, null, 40, Ct))
        {
            for (var attempt = 0; attempt < Core.Limits.JobAttempts; attempt++)
            {
                await queue.FailAsync(job.Kind, job.Id, "Broken", Ct);
            }
        }
    }
}

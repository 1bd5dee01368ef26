using System.Net;
using System.Text.Json;
using Linnet.Core.Accounts;

namespace Linnet.Api.Tests;

/// <summary>An account, how the caller stands to it, and its statuses, in one call.</summary>
public sealed class StoryTests(ApiUnderTest api) : IClassFixture<ApiUnderTest>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_story_says_what_its_parts_say_elsewhere()
    {
        var (author, reader) = (await api.SignUpAsync(), await api.SignUpAsync());
        await api.PostAsync(author, "Older, about #birds");
        var newer = await api.PostAsync(author, $"Newer, to @{reader.Account.Alias}");
        await reader.Client.PostAsync(new Uri($"/api/v1/statuses/{newer.Id}/favourite", UriKind.Relative), null, Token);
        await reader.Client.PostAsync(new Uri($"/api/v1/accounts/{author.Account.Id}/follow", UriKind.Relative), null, Token);

        var story = await StoryAsync(reader.Client, author);

        Text(story, "account").ShouldBe((await reader.Client.JsonAsync($"/api/v1/accounts/{author.Account.Id}")).GetRawText());
        Text(story, "relationship").ShouldBe(
            (await reader.Client.JsonAsync($"/api/v1/accounts/relationships?id[]={author.Account.Id}"))[0].GetRawText());
        var listed = (await reader.Client.JsonAsync($"/api/v1/accounts/{author.Account.Id}/statuses")).EnumerateArray().ToList();
        var told = story.GetProperty("statuses").EnumerateArray().ToList();
        told.Count.ShouldBe(2);
        told[0].GetProperty("favourited").GetBoolean().ShouldBeTrue();
        foreach (var (status, elsewhere) in told.Zip(listed))
        {
            status.TryGetProperty("account", out _).ShouldBeFalse("the author is told once");
            foreach (var field in status.EnumerateObject())
            {
                field.Value.GetRawText().ShouldBe(elsewhere.GetProperty(field.Name).GetRawText(), field.Name);
            }
        }
    }

    [Fact]
    public async Task Who_is_not_signed_in_stands_in_no_relation_and_neither_does_the_author()
    {
        var author = await api.SignUpAsync();
        var status = await api.PostAsync(author, "Hello");

        var anybodys = await StoryAsync(api.Anybody, author);

        Text(anybodys, "relationship").ShouldBe("null");
        Text(anybodys.GetProperty("statuses")[0], "favourited").ShouldBe("null");
        var own = await StoryAsync(author.Client, author);
        Text(own, "relationship").ShouldBe("null");
        own.GetProperty("statuses")[0].GetProperty("id").GetString().ShouldBe($"{status.Id}");
    }

    [Fact]
    public async Task A_token_that_may_not_read_follows_is_told_none()
    {
        var (author, program) = (await api.SignUpAsync(), await api.SignUpAsync(scopes: "read:statuses"));
        await api.PostAsync(author, "Hello");

        Text(await StoryAsync(program.Client, author), "relationship").ShouldBe("null");
    }

    [Fact]
    public async Task A_story_without_statuses_is_still_somebodys()
    {
        var author = await api.SignUpAsync();

        var story = await StoryAsync(api.Anybody, author);

        story.GetProperty("account").GetProperty("username").GetString().ShouldBe(author.Account.Alias);
        story.GetProperty("statuses").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_story_is_walked_by_its_links()
    {
        var author = await api.SignUpAsync();
        await api.PostAsync(author, "First");
        var last = await api.PostAsync(author, "Last");

        using var answer = await api.Anybody.GetAsync(new Uri($"/api/v1/stories/{author.Account.Alias}?limit=1", UriKind.Relative), Token);

        answer.Headers.GetValues("Link").Single().ShouldContain($"limit=1&max_id={last.Id}>; rel=\"next\"");
        answer.Content.Headers.ContentLength.ShouldNotBeNull("whoever knows the length reads all at once");
        var older = await api.Anybody.JsonAsync($"/api/v1/stories/{author.Account.Alias}?limit=1&max_id={last.Id}");
        older.GetProperty("statuses")[0].GetProperty("content").GetString().ShouldBe("<p>First</p>");
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("no-alias")]
    [InlineData("%20")]
    public async Task Nobody_has_no_story(string alias) =>
        (await api.Anybody.TryAsync("GET", $"/api/v1/stories/{alias}")).Status.ShouldBe((int)HttpStatusCode.NotFound);

    [Fact]
    public async Task Who_is_suspended_has_no_story()
    {
        var author = await api.SignUpAsync();
        await api.Get<IAccountStore>().SetSuspendedAsync(author.Account.Id, true, Token);

        (await api.Anybody.TryAsync("GET", $"/api/v1/stories/{author.Account.Alias}")).Status.ShouldBe((int)HttpStatusCode.NotFound);
    }

    private static Task<JsonElement> StoryAsync(HttpClient caller, Person author) =>
        caller.JsonAsync($"/api/v1/stories/{author.Account.Alias.ToUpperInvariant()}");

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetRawText();
}

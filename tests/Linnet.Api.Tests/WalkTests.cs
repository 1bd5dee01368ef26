using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Linnet.Core.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Api.Tests;

/// <summary>What people do, from signing up to leaving.</summary>
public sealed class WalkTests : IAsyncLifetime
{
    private ApiApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await ApiApp.StartAsync(("RateLimits:Enabled", "false"));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_posted_status_is_in_the_story_the_tag_and_the_public_timeline_with_links()
    {
        using var ann = await _app.SignUpAsync("ann");
        using var bob = await _app.SignUpAsync("bob");
        var bobId = await IdOfAsync(bob);

        var posted = await ann.PostFormAsync("/api/v1/statuses", ("status", "hi @BOB, see #Tea at https://tea.example/"));

        posted["content"]!.ToString().ShouldContain("http://localhost/@bob");
        posted["mentions"]![0]!["id"]!.ToString().ShouldBe(bobId);
        posted["tags"]![0]!["name"]!.ToString().ShouldBe("tea");
        posted["account"]!["statuses_count"]!.GetValue<int>().ShouldBe(1);
        posted["application"]!["name"]!.ToString().ShouldBe("Test");
        var id = posted["id"]!.ToString();
        foreach (var list in new[]
        {
            $"/api/v1/accounts/{await IdOfAsync(ann)}/statuses", "/api/v1/timelines/public", "/api/v1/timelines/tag/TEA",
            $"/api/v1/statuses?id[]={id}",
        })
        {
            IdsOf(await _app.Http.GetJsonAsync(list)).ShouldBe([id], list);
        }
    }

    [Fact]
    public async Task Those_who_follow_see_what_is_posted_after_and_the_relationship_shows_it()
    {
        using var ann = await _app.SignUpAsync("ann");
        using var bob = await _app.SignUpAsync("bob");
        var annId = await IdOfAsync(ann);

        var relationship = await bob.PostFormAsync($"/api/v1/accounts/{annId}/follow");
        relationship["following"]!.GetValue<bool>().ShouldBeTrue();
        var posted = await ann.PostFormAsync("/api/v1/statuses", ("status", "for those who follow"));

        IdsOf(await bob.GetJsonAsync("/api/v1/timelines/home")).ShouldBe([posted["id"]!.ToString()]);
        IdsOf(await _app.Http.GetJsonAsync($"/api/v1/accounts/{annId}/followers")).ShouldBe([await IdOfAsync(bob)]);
        var relationships = await ann.GetJsonAsync($"/api/v1/accounts/relationships?id[]={await IdOfAsync(bob)}&id[]=12345");
        relationships.AsArray().Count.ShouldBe(1);
        relationships[0]!["followed_by"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_status_can_be_edited_and_its_versions_read_and_deleted_with_its_text_given_back()
    {
        using var ann = await _app.SignUpAsync("ann");
        var id = (await ann.PostFormAsync("/api/v1/statuses", ("status", "first"), ("language", "en")))["id"]!.ToString();

        var edited = await ann.SendFormAsync(HttpMethod.Put, $"/api/v1/statuses/{id}", HttpStatusCode.OK, ("status", "second"));

        edited["content"]!.ToString().ShouldBe("<p>second</p>");
        edited["language"]!.ToString().ShouldBe("en");
        edited["edited_at"].ShouldNotBeNull();
        (await ann.GetJsonAsync($"/api/v1/statuses/{id}/history")).AsArray().Count.ShouldBe(2);
        (await ann.GetJsonAsync($"/api/v1/statuses/{id}/source"))["text"]!.ToString().ShouldBe("second");
        var deleted = await ann.SendFormAsync(HttpMethod.Delete, $"/api/v1/statuses/{id}", HttpStatusCode.OK);
        deleted["text"]!.ToString().ShouldBe("second");
        deleted["account"]!["statuses_count"]!.GetValue<int>().ShouldBe(0);
        await ann.GetJsonAsync($"/api/v1/statuses/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_same_idempotency_key_answers_the_first_status()
    {
        using var ann = await _app.SignUpAsync("ann");
        ann.DefaultRequestHeaders.Add("Idempotency-Key", "once");

        var first = await ann.PostFormAsync("/api/v1/statuses", ("status", "hi"));
        var second = await ann.PostFormAsync("/api/v1/statuses", ("status", "hi"));

        second["id"]!.ToString().ShouldBe(first["id"]!.ToString());
        second["account"]!["statuses_count"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_receipt_is_for_the_author_and_for_operators()
    {
        using var ann = await _app.SignUpAsync("ann");
        using var bob = await _app.SignUpAsync("bob");
        var id = (await ann.PostFormAsync("/api/v1/statuses", ("status", "hi")))["id"]!.ToString();

        (await ann.GetJsonAsync($"/api/v1/statuses/{id}/receipt"))["complete"]!.GetValue<bool>().ShouldBeFalse();
        await bob.GetJsonAsync($"/api/v1/statuses/{id}/receipt", HttpStatusCode.NotFound);
        await bob.GetJsonAsync("/api/v1/receipts", HttpStatusCode.Forbidden);
        await _app.Services.GetRequiredService<IAccountStore>().SetRoleAsync(
            long.Parse(await IdOfAsync(bob), CultureInfo.InvariantCulture), AccountRole.Operator, TestContext.Current.CancellationToken);
        await bob.GetJsonAsync($"/api/v1/statuses/{id}/receipt");
        await bob.GetJsonAsync("/api/v1/receipts");
    }

    [Fact]
    public async Task The_password_can_be_changed_other_sessions_end_and_the_account_can_be_left()
    {
        using var ann = await _app.SignUpAsync("ann");
        var app = await _app.RegisterAppAsync();
        using var other = _app.ClientWith(await _app.TokenAsync(
            app, ("grant_type", "password"), ("username", "@Ann"), ("password", "password"), ("scope", "read write")));
        (await ann.GetJsonAsync("/api/v1/sessions")).AsArray().Count.ShouldBe(2);

        await ann.PostFormAsync(
            "/api/v1/accounts/password", ("current_password", "password"), ("new_password", "another one"));

        await other.GetJsonAsync("/api/v1/accounts/verify_credentials", HttpStatusCode.Unauthorized);
        await ann.SendFormAsync(
            HttpMethod.Delete, "/api/v1/accounts/me", HttpStatusCode.UnprocessableEntity, ("password", "password"));
        await ann.SendFormAsync(HttpMethod.Delete, "/api/v1/accounts/me", HttpStatusCode.OK, ("password", "another one"));
        await ann.GetJsonAsync("/api/v1/accounts/verify_credentials", HttpStatusCode.Unauthorized);
        await _app.Http.GetJsonAsync("/api/v1/accounts/lookup?acct=ann", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_revoked_token_ends_at_once()
    {
        using var ann = await _app.SignUpAsync("ann");
        var app = await _app.RegisterAppAsync();
        var token = await _app.TokenAsync(app, ("grant_type", "password"), ("username", "ann"), ("password", "password"));
        using var signedIn = _app.ClientWith(token);
        await signedIn.GetJsonAsync("/api/v1/accounts/verify_credentials");

        await _app.Http.PostFormAsync(
            "/oauth/revoke",
            ("client_id", app["client_id"]!.ToString()),
            ("client_secret", app["client_secret"]!.ToString()),
            ("token", token));

        await signedIn.GetJsonAsync("/api/v1/accounts/verify_credentials", HttpStatusCode.Unauthorized);
    }

    private static async Task<string> IdOfAsync(HttpClient client) =>
        (await client.GetJsonAsync("/api/v1/accounts/verify_credentials"))["id"]!.ToString();

    private static IEnumerable<string> IdsOf(JsonNode list) => list.AsArray().Select(item => item!["id"]!.ToString());
}

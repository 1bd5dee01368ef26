using System.Net;
using System.Text.Json;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Client;
using Linnet.Protocol.Json;
using Linnet.Protocol.Statuses;
using Shouldly;
using Xunit;

namespace Linnet.Protocol.Tests.Client;

public sealed class CallTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string StatusJson => JsonSerializer.Serialize(Samples.Status, LinnetJson.TypeOf<Status>());

    [Fact]
    public async Task A_status_is_posted_as_JSON_with_the_token_and_the_key_and_without_what_is_not_said()
    {
        using var server = new StubServer(HttpStatusCode.OK, StatusJson);

        var result = await server.Client("secret").PostStatusAsync(
            new CreateStatusRequest { Status = "hi", Sensitive = false }, "key-1", Cancellation);

        result.Value.Id.ShouldBe("2");
        server.Method.ShouldBe(HttpMethod.Post);
        server.PathAndQuery.ShouldBe("/api/v1/statuses");
        server.Body.ShouldBe("""{"status":"hi","sensitive":false}""");
        server.Headers.ShouldNotBeNull().Authorization.ShouldNotBeNull().ToString().ShouldBe("Bearer secret");
        server.Headers.GetValues("Idempotency-Key").ShouldBe(["key-1"]);
    }

    [Fact]
    public async Task Another_token_makes_another_client()
    {
        using var server = new StubServer(HttpStatusCode.OK, "[]");
        var nobody = server.Client();

        await nobody.WithToken("other").GetSessionsAsync(Cancellation);
        server.Headers.ShouldNotBeNull().Authorization.ShouldNotBeNull().Parameter.ShouldBe("other");

        await nobody.GetSessionsAsync(Cancellation);
        server.Headers.Authorization.ShouldBeNull();
    }

    [Fact]
    public async Task A_page_is_asked_for_and_its_neighbours_are_read_from_the_links()
    {
        using var server = new StubServer(_ =>
        {
            var answer = StubServer.Answer(HttpStatusCode.OK, $"[{StatusJson}]");
            answer.Headers.Add(
                "Link",
                "<http://x/api/v1/timelines/home?limit=1&max_id=2>; rel=\"next\", "
                    + "<http://x/api/v1/timelines/home?limit=1&min_id=2>; rel=\"prev\"");
            return Task.FromResult(answer);
        });

        var page = (await server.Client().GetHomeTimelineAsync(
            new PageQuery { MaxId = "9", Limit = 1 }, Cancellation)).Value;

        server.PathAndQuery.ShouldBe("/api/v1/timelines/home?max_id=9&limit=1");
        page.Items.ShouldHaveSingleItem().Id.ShouldBe("2");
        page.OlderMaxId.ShouldBe("2");
        page.NewerMinId.ShouldBe("2");
    }

    [Fact]
    public async Task A_story_is_asked_for_by_its_alias_and_its_statuses_are_given_their_author()
    {
        var story = new Story { Account = Samples.Account, Statuses = [Samples.Status with { Favourited = true }] };
        using var server = new StubServer(_ =>
        {
            var answer = StubServer.Answer(HttpStatusCode.OK, JsonSerializer.Serialize(story, LinnetJson.TypeOf<Story>()));
            answer.Headers.Add("Link", "<http://x/api/v1/stories/ann?limit=1&max_id=2>; rel=\"next\"");
            return Task.FromResult(answer);
        });

        var part = (await server.Client().GetStoryAsync("ann", new PageQuery { Limit = 1 }, Cancellation)).Value;

        server.PathAndQuery.ShouldBe("/api/v1/stories/ann?limit=1");
        part.Account.Id.ShouldBe(Samples.Account.Id);
        part.Relationship.ShouldBeNull();
        part.Statuses.OlderMaxId.ShouldBe("2");
        var status = part.Statuses.Items.ShouldHaveSingleItem();
        status.Account.ShouldBeSameAs(part.Account);
        status.Content.ShouldBe(Samples.Status.Content);
        status.Favourited.ShouldBe(true);
    }

    [Theory]
    [InlineData("a/b?c", "/api/v1/timelines/tag/a%2Fb%3Fc")]
    [InlineData("..", "/api/v1/timelines/tag/-")]
    [InlineData("", "/api/v1/timelines/tag/-")]
    public async Task No_tag_leads_to_another_path(string tag, string path)
    {
        using var server = new StubServer(HttpStatusCode.OK, "[]");

        await server.Client().GetTagTimelineAsync(tag, default, Cancellation);

        server.PathAndQuery.ShouldBe(path);
    }

    [Fact]
    public async Task Several_ids_are_sent_as_a_list()
    {
        using var server = new StubServer(HttpStatusCode.OK, "[]");

        var result = await server.Client().GetRelationshipsAsync(["1", "2"], Cancellation);

        result.Value.ShouldBeEmpty();
        server.PathAndQuery.ShouldBe("/api/v1/accounts/relationships?id[]=1&id[]=2");
    }

    [Fact]
    public async Task An_avatar_travels_with_the_fields_of_the_request_in_a_form()
    {
        using var server = new StubServer(
            HttpStatusCode.OK, """{"access_token":"t","token_type":"Bearer","scope":"read","created_at":1}""");
        var request = new RegisterAccountRequest { Username = "ann", Agreement = true, Password = "hunter22" };

        var result = await server.Client().RegisterAsync(
            request, new ImageFile("PNG!"u8.ToArray(), "image/png", "me \"x\".png"), Cancellation);

        result.Value.AccessToken.ShouldBe("t");
        server.ContentType.ShouldNotBeNull().MediaType.ShouldBe("multipart/form-data");
        var body = server.Body.ShouldNotBeNull();
        body.ShouldContain("name=\"username\"\r\n\r\nann\r\n", Case.Sensitive);
        body.ShouldContain("name=\"agreement\"\r\n\r\ntrue\r\n", Case.Sensitive);
        body.ShouldContain("name=\"avatar\"; filename=\"me x.png\"");
        body.ShouldContain("PNG!");
        body.ShouldNotContain("email");
    }

    [Fact]
    public async Task What_is_inside_a_request_is_sent_in_brackets_by_a_form()
    {
        using var server = new StubServer(HttpStatusCode.NotFound, "{}");
        var request = new UpdateCredentialsRequest
        {
            AttributionDomains = ["a.test", "b.test"],
            Source = new SourceChanges { Privacy = "unlisted" },
        };

        await server.Client().UpdateCredentialsAsync(request, new ImageFile(new byte[1], "no type", "x"), Cancellation);

        var body = server.Body.ShouldNotBeNull();
        body.ShouldContain("name=\"source[privacy]\"\r\n\r\nunlisted\r\n");
        body.Split("name=\"attribution_domains[]\"").Length.ShouldBe(3);
        body.ShouldContain("application/octet-stream");
    }

    [Fact]
    public async Task A_call_that_has_nothing_to_tell_needs_no_body()
    {
        using var server = new StubServer(HttpStatusCode.NoContent, "");

        var result = await server.Client().RevokeSessionAsync("5", Cancellation);

        result.Error.ShouldBeNull();
        server.Method.ShouldBe(HttpMethod.Delete);
        server.PathAndQuery.ShouldBe("/api/v1/sessions/5");
    }

    [Fact]
    public void A_client_without_an_address_is_refused()
    {
        using var http = new HttpClient();

        Should.Throw<ArgumentException>(() => new LinnetClient(http));
    }
}

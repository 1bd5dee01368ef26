using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Linnet.Api.Tests.Http;

/// <summary>Bodies of every kind, good and bad, shown on the registration of applications, which anybody may call.</summary>
public sealed class RequestReadingTests(RequestReadingTests.App fixture) : IClassFixture<RequestReadingTests.App>
{
    private const string Path = "/api/v1/apps";

    [Theory]
    [InlineData("application/json", """{"client_name":"A","redirect_uris":["https://a.example/"],"scopes":"read"}""")]
    [InlineData("application/json", """{"client_name":"A","redirect_uris":"https://a.example/","unknown":{"x":[1]}}""")]
    [InlineData("application/json; charset=utf-8", """{"client_name":1,"redirect_uris":"https://a.example/"}""")]
    [InlineData("application/x-www-form-urlencoded", "client_name=A&redirect_uris=https%3A%2F%2Fa.example%2F")]
    [InlineData("application/x-www-form-urlencoded", "client_name=B&client_name=A&redirect_uris[]=https%3A%2F%2Fa.example%2F")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"client_name\"\r\n\r\nA\r\n--x\r\nContent-Disposition: form-data; name=\"redirect_uris\"\r\n\r\nhttps://a.example/\r\n--x--\r\n")]
    public async Task A_body_of_any_kind_is_read(string type, string body)
    {
        using var response = await SendAsync(Path, type, Encoding.UTF8.GetBytes(body));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await TextOf(response));
    }

    [Fact]
    public async Task What_the_body_does_not_say_is_taken_from_the_query()
    {
        using var response = await SendAsync(
            $"{Path}?redirect_uris=https://a.example/&client_name=Query", "application/json", """{"client_name":"Body"}"""u8.ToArray());
        (await TextOf(response)).ShouldContain("\"name\":\"Body\"");
    }

    [Fact]
    public async Task Everything_may_be_in_the_query()
    {
        using var response = await fixture.Http.PostAsync(
            $"{Path}?redirect_uris=https://a.example/&client_name=A", null, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("application/json", "{", 400, "not valid JSON")]
    [InlineData("application/json", "[]", 400, "JSON object")]
    [InlineData("application/json", "null", 400, "JSON object")]
    [InlineData("application/json", """{"client_name":"A","client_name":"B"}""", 400, "not valid JSON")]
    [InlineData("application/json", """{"\ud800":1}""", 400, "not valid")]
    [InlineData("application/json", """{"client_name":{}}""", 422, "client_name")]
    [InlineData("application/json", """{"client_name":"\ud800"}""", 422, "client_name")]
    [InlineData("application/json", """{"client_name":"A","redirect_uris":{"x":1}}""", 422, "redirect_uris")]
    [InlineData("application/json", """{"client_name":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}""", 400, "not valid JSON")]
    [InlineData("application/json; charset=utf-16", "{}", 415, "UTF-8")]
    [InlineData("text/plain", "hello", 415, "application/json")]
    [InlineData("application/x-www-form-urlencoded", "client_name=%EF%BF%BD", 422, "client_name")]
    [InlineData("application/x-www-form-urlencoded", "client_name[a]=1&client_name=A", 422, "client_name")]
    [InlineData("application/x-www-form-urlencoded", "client_name[=1", 422, "client_name[")]
    [InlineData("application/x-www-form-urlencoded", "client_name[a][b][c][d][e][f]=1", 422, "client_name[a]")]
    [InlineData("multipart/form-data", "--x", 400, "broken")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"client_name\"\r\n\r\nA", 400, "broken")]
    public async Task A_bad_body_is_refused_with_a_word_on_what_is_wrong(string type, string body, int status, string said)
    {
        using var response = await SendAsync(Path, type, Encoding.UTF8.GetBytes(body));
        ((int)response.StatusCode).ShouldBe(status, await TextOf(response));
        (await TextOf(response)).ShouldContain(said);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_refused()
    {
        using var response = await SendAsync(Path, "application/json", [.. """{"client_name":" """u8, 0xFF, .. "\"}"u8]);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await TextOf(response)).ShouldContain("UTF-8");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_body_that_is_too_large_is_refused(string type)
    {
        using var response = await SendAsync(Path, type, new byte[4 * 1024 * 1024]);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task The_field_at_fault_is_named_in_the_APIs_words()
    {
        using var ann = await fixture.Value.SignUpAsync("ann");
        var error = await ann.SendFormAsync(HttpMethod.Post, "/api/v1/statuses", HttpStatusCode.UnprocessableEntity, ("status", " "));
        error["error"]!.ToString().ShouldStartWith("Validation failed: status");
        error["details"]!["status"]![0]!["error"]!.ToString().ShouldBe("ERR_INVALID");
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string type, byte[] body)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        return await fixture.Http.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    private static Task<string> TextOf(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>One API for all cases: none changes what another sees.</summary>
    public sealed class App : IAsyncLifetime
    {
        internal ApiApp Value { get; private set; } = null!;

        internal HttpClient Http => Value.Http;

        public async ValueTask InitializeAsync() => Value = await ApiApp.StartAsync(("RateLimits:Enabled", "false"));

        public ValueTask DisposeAsync() => Value.DisposeAsync();
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Linnet.Protocol.Client;
using Shouldly;
using Xunit;

namespace Linnet.Protocol.Tests.Client;

public sealed class FailureTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refusal_has_the_message_and_the_fields_at_fault()
    {
        using var server = new StubServer(HttpStatusCode.UnprocessableEntity, """
            {"error":"Validation failed: Username is taken",
             "details":{"username":[{"error":"ERR_TAKEN","description":"is taken"}]}}
            """);

        var error = await ErrorOfAsync(server.Client());

        error.Kind.ShouldBe(ApiErrorKind.Refused);
        error.StatusCode.ShouldBe(422);
        error.Message.ShouldBe("Validation failed: Username is taken");
        error.Details["username"].ShouldHaveSingleItem().Error.ShouldBe("ERR_TAKEN");
    }

    [Fact]
    public async Task A_code_of_OAuth_gives_way_to_its_description()
    {
        using var server = new StubServer(
            HttpStatusCode.BadRequest, """{"error":"invalid_grant","error_description":"Alias or password is wrong"}""");

        var error = await ErrorOfAsync(server.Client());

        error.Message.ShouldBe("Alias or password is wrong");
        error.Details.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_says_how_long()
    {
        using var server = new StubServer(_ =>
        {
            var answer = StubServer.Answer(HttpStatusCode.TooManyRequests, """{"error":"Too many requests"}""");
            answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7));
            return Task.FromResult(answer);
        });

        (await ErrorOfAsync(server.Client())).RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>", "text/html")]
    [InlineData("", "text/plain")]
    [InlineData("[]", "application/json")]
    public async Task A_refusal_by_something_else_than_Linnet_is_told_by_its_status(string body, string contentType)
    {
        using var server = new StubServer(HttpStatusCode.BadGateway, body, contentType);

        var error = await ErrorOfAsync(server.Client());

        error.Kind.ShouldBe(ApiErrorKind.Refused);
        error.StatusCode.ShouldBe(502);
        error.Message.ShouldBe("The server answered 502");
    }

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":1}""")]
    public async Task An_answer_that_is_no_entity_is_malformed(string body)
    {
        using var server = new StubServer(HttpStatusCode.OK, body);

        (await ErrorOfAsync(server.Client())).Kind.ShouldBe(ApiErrorKind.Malformed);
    }

    [Fact]
    public async Task An_answer_without_end_is_malformed()
    {
        using var server = new StubServer(_ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StreamContent(new EndlessStream()),
        }));

        var error = await ErrorOfAsync(server.Client());

        error.Kind.ShouldBe(ApiErrorKind.Malformed);
        error.Message.ShouldContain("4194304 bytes");
    }

    public static TheoryData<Exception> BrokenConnections =>
    [
        new HttpRequestException(HttpRequestError.ConnectionError),
        new IOException("Connection reset by peer"),
        new SocketException((int)SocketError.NotConnected),
    ];

    [Theory]
    [MemberData(nameof(BrokenConnections), DisableDiscoveryEnumeration = true)]
    public async Task A_server_that_cannot_be_reached_is_a_result(Exception cause)
    {
        using var server = new StubServer(_ => throw cause);

        var error = await ErrorOfAsync(server.Client());

        error.Kind.ShouldBe(ApiErrorKind.Unreachable);
        error.StatusCode.ShouldBeNull();
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_a_result()
    {
        using var server = new StubServer(NeverAsync);

        var error = await ErrorOfAsync(server.Client(timeout: TimeSpan.FromMilliseconds(20)));

        error.Kind.ShouldBe(ApiErrorKind.TimedOut);
    }

    [Fact]
    public async Task A_body_that_does_not_come_in_time_is_a_result()
    {
        using var server = new StubServer(_ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StreamContent(new SilentStream()),
        }));

        var error = await ErrorOfAsync(server.Client(timeout: TimeSpan.FromMilliseconds(20)));

        error.Kind.ShouldBe(ApiErrorKind.TimedOut);
    }

    [Fact]
    public async Task A_caller_that_cancels_gets_an_exception()
    {
        using var server = new StubServer(NeverAsync);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var call = server.Client().GetAccountAsync("1", cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
    }

    [Fact]
    public async Task The_value_of_a_failure_cannot_be_taken_by_mistake()
    {
        using var server = new StubServer(HttpStatusCode.NotFound, """{"error":"Record not found"}""");

        var result = await server.Client().GetAccountAsync("1", Cancellation);

        Should.Throw<InvalidOperationException>(() => result.Value).Message.ShouldContain("Record not found");
    }

    private static async Task<ApiError> ErrorOfAsync(LinnetClient client)
    {
        var result = await client.GetAccountAsync("1", Cancellation);

        result.Succeeded(out _, out var error).ShouldBeFalse();
        return error.ShouldNotBeNull();
    }

    private static async Task<HttpResponseMessage> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("Nothing comes after forever");
    }
}

using System.Net;
using System.Text;
using Amazon.Runtime;
using Linnet.Aws.Engine;
using Linnet.Aws.Operations;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Operations;

public sealed class TriggersTests : IDisposable
{
    private readonly Service _service = new();
    private readonly HttpClient _http;
    private readonly Triggers _triggers;

    public TriggersTests()
    {
        _http = new(_service);
        var calls = new SignedCalls(
            _http, "eu-central-1", () => new BasicAWSCredentials("key", "secret"), new Patience(TimeProvider.System));
        _triggers = new(calls, Options.Create(new AwsOptions { Prefix = "nest" }), "eu-central-1");
    }

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Every_poller_of_the_functions_and_the_schedule_are_taken_off()
    {
        (await _triggers.SetAsync(enabled: false, TestContext.Current.CancellationToken)).ShouldBe(6);

        _service.Calls.Where(call => !call.StartsWith("GET", StringComparison.Ordinal)).ShouldBe(
        [
            "PUT lambda.eu-central-1.amazonaws.com/2015-03-31/event-source-mappings/of-nest-post-status {\"Enabled\":false}",
            "PUT lambda.eu-central-1.amazonaws.com/2015-03-31/event-source-mappings/of-nest-update-feed {\"Enabled\":false}",
            "PUT lambda.eu-central-1.amazonaws.com/2015-03-31/event-source-mappings/of-nest-update-feed-2 {\"Enabled\":false}",
            "PUT lambda.eu-central-1.amazonaws.com/2015-03-31/event-source-mappings/of-nest-likes {\"Enabled\":false}",
            "PUT lambda.eu-central-1.amazonaws.com/2015-03-31/event-source-mappings/of-nest-index {\"Enabled\":false}",
            "POST events.eu-central-1.amazonaws.com/ AWSEvents.DisableRule {\"Name\":\"nest-housekeeping\"}",
        ]);
    }

    [Fact]
    public async Task They_are_put_on_again_and_a_service_in_trouble_is_asked_again()
    {
        _service.FailuresLeft = 2;

        await _triggers.SetAsync(enabled: true, TestContext.Current.CancellationToken);

        _service.Calls.ShouldContain(call => call.EndsWith("of-nest-likes {\"Enabled\":true}", StringComparison.Ordinal));
        _service.Calls[^1].ShouldContain("AWSEvents.EnableRule");
    }

    [Fact]
    public async Task A_refusal_says_what_the_service_said()
    {
        _service.Refusal = "no permission for lambda:ListEventSourceMappings";

        var refused = await Should.ThrowAsync<HttpRequestException>(
            () => _triggers.SetAsync(enabled: true, TestContext.Current.CancellationToken));

        refused.Message.ShouldContain("no permission for lambda:ListEventSourceMappings");
    }

    /// <summary>Plays Lambda and EventBridge, and notes what it is asked for.</summary>
    private sealed class Service : HttpMessageHandler
    {
        public List<string> Calls { get; } = [];

        public int FailuresLeft { get; set; }

        public string? Refusal { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.NonValidated["Authorization"].ToString().ShouldStartWith("AWS4-HMAC-SHA256 Credential=key/");
            if (Refusal is { } refusal)
            {
                return new(HttpStatusCode.Forbidden) { Content = new StringContent(refusal) };
            }

            if (FailuresLeft-- > 0)
            {
                return new(HttpStatusCode.ServiceUnavailable);
            }

            var uri = request.RequestUri!;
            var target = request.Headers.TryGetValues("X-Amz-Target", out var values) ? $" {values.Single()}" : "";
            var body = request.Content is null ? "" : $" {await request.Content.ReadAsStringAsync(cancellationToken)}";
            Calls.Add($"{request.Method} {uri.Host}{uri.AbsolutePath}{target}{body}");
            return new(HttpStatusCode.OK)
            {
                Content = new StringContent(request.Method == HttpMethod.Get ? MappingsOf(uri) : "{}", Encoding.UTF8, "application/json"),
            };
        }

        private static string MappingsOf(Uri uri)
        {
            var function = uri.Query.Split('=')[1];
            string[] ids = function.EndsWith("update-feed", StringComparison.Ordinal) ? [$"of-{function}", $"of-{function}-2"] : [$"of-{function}"];
            return $$"""{"EventSourceMappings":[{{string.Join(',', ids.Select(id => $$"""{"UUID":"{{id}}"}"""))}}]}""";
        }
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Linnet.Testing.Aws.Functions;

namespace Linnet.Aws.Deploy.Tests.Functions;

/// <summary>The published server in the environment of the template, and what the AWS Lambda Web Adapter documents to post to it.</summary>
[Collection(typeof(Deployed))]
public sealed class PublishedFunctionTests(Deployment deployment)
{
    private const string NoStatus = """{"statusId":1,"authorId":1,"followersPerJob":250}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A message for each queue function that can be worked on, and has no effect.</summary>
    public static TheoryData<string, string> Messages { get; } = new()
    {
        { "post-status", NoStatus },
        { "update-feed", """{"statusId":1,"authorId":1,"number":0,"ownerIds":[]}""" },
        { "likes", """{"id":1,"statusId":1,"accountId":1,"isLiked":true}""" },
        { "index", """{"statusId":1}""" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Of_a_batch_only_the_bad_record_comes_again(string function, string body)
    {
        var answer = await deployment[function].HandAsync(PlayedPoller.EventOf(body, "no job", body), Token);

        var failures = answer["batchItemFailures"]!.AsArray();
        failures.ShouldHaveSingleItem()!["itemIdentifier"]!.GetValue<string>().ShouldBe(PlayedPoller.IdOf(1));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task What_is_no_event_of_SQS_is_answered_with_an_error_that_the_adapter_passes_on(string function, string body)
    {
        using var answer = await deployment[function].PostEventAsync(JsonNode.Parse(body)!, Token);

        ((int)answer.StatusCode).ShouldBeInRange(400, 599);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("no event of SQS");
    }

    [Theory]
    [InlineData("api")]
    [InlineData("site")]
    public async Task Functions_that_requests_reach_take_no_events(string function)
    {
        using var answer = await deployment[function].PostEventAsync(PlayedPoller.EventOf(NoStatus), Token);

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task The_schedule_s_event_is_taken_by_housekeeping() => await deployment.KeepHouseAsync();

    [Fact]
    public async Task A_request_is_answered_as_one_for_the_public_address()
    {
        var instance = await new ApiCalls(deployment["api"]).GetAsync("/api/v2/instance", null);

        instance.GetProperty("domain").GetString().ShouldBe("filled-in.example");
    }

    [Fact]
    public async Task A_page_of_the_site_is_made_of_what_the_API_answers()
    {
        using var page = await deployment["site"].Http.GetAsync("/explore", Token);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task The_log_of_a_function_tells_no_trouble_by_itself()
    {
        foreach (var function in PolicyTests.Functions.Select(row => row.Data))
        {
            (await deployment[function].Http.GetAsync("/livez", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
            deployment[function].Log.ShouldNotContain("Unhandled exception");
        }
    }
}

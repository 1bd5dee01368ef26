using System.Net;
using Linnet.Core.Sessions;
using Linnet.Protocol.Client;
using Linnet.Testing;
using Linnet.Testing.Aws;
using Linnet.Testing.Hosts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Linnet.Aws.Deploy.Tests.Functions;

/// <summary>What the server is made of in each function. A function stands still between requests: nothing in it may need a timer.</summary>
public sealed class FunctionPartsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<AwsFunction> Workers { get; } =
        [AwsFunction.PostStatus, AwsFunction.UpdateFeed, AwsFunction.Likes, AwsFunction.Index, AwsFunction.Housekeeping];

    [Theory]
    [MemberData(nameof(Workers))]
    public async Task A_function_that_serves_nobody_has_no_keys_and_works_when_it_is_called_alone(AwsFunction function)
    {
        await using var app = await StartAsync(function);

        app.Get<IServiceProvider>().GetService<IDataProtectionProvider>().ShouldBeNull();
        RunningBesideRequests(app).ShouldBeEmpty();
        (await app.Http.GetAsync("/api/v2/instance", Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(AwsFunction.Api)]
    [InlineData(AwsFunction.Site)]
    public async Task A_function_that_serves_runs_no_worker(AwsFunction function)
    {
        await using var app = await StartAsync(function);

        // That of the streams begins, beside the start, and ends where there are none.
        await Eventually.HoldsAsync(
            () => RunningBesideRequests(app).All(static service => service is BackgroundService { ExecuteTask.IsCompletedSuccessfully: true }));
    }

    [Fact]
    public async Task Streams_are_refused_in_a_way_that_makes_clients_poll()
    {
        await using var app = await StartAsync(AwsFunction.Api);
        var ann = await app.SignedInAsAsync("ann");

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/streaming/user");
        request.Headers.Authorization = new("Bearer", ann.Token);
        using var answer = await app.Http.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("no streams");
    }

    [Fact]
    public async Task A_session_s_use_is_written_down_before_the_answer_leaves_once_a_minute_at_most()
    {
        var clock = new TestClock();
        await using var app = await StartAsync(AwsFunction.Api, clock);
        var ann = await app.SignedInAsAsync("ann");
        var begun = await LastUseAsync(app, ann.Token);

        clock.Advance(TimeSpan.FromSeconds(30));
        await VerifyAsync(app, ann);
        (await LastUseAsync(app, ann.Token)).ShouldBe(begun);

        clock.Advance(TimeSpan.FromSeconds(31));
        await VerifyAsync(app, ann);
        (await LastUseAsync(app, ann.Token)).ShouldBe(begun + TimeSpan.FromSeconds(61), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Without_its_tables_the_API_ends_with_a_sentence_that_says_so()
    {
        using var folder = new TestFolder();
        var environment = new Dictionary<string, string>
        {
            ["LINNET_Storage__Kind"] = "Aws",
            ["LINNET_Aws__Function"] = "Api",
            ["LINNET_Aws__DynamoDbAddress"] = "http://127.0.0.1:9",
            ["LINNET_Listen__Port"] = "0",
            ["AWS_REGION"] = "eu-central-1",
            ["AWS_ACCESS_KEY_ID"] = "nobody",
            ["AWS_SECRET_ACCESS_KEY"] = "nobody",
        };

        var ended = await LinnetProcess.RunAsync(null, ["serve", "--data", folder.Path], environment);

        ended.ExitCode.ShouldBe(1);
        ended.Errors.ShouldContain("The tables linnet-… of DynamoDB http://127.0.0.1:9 cannot be used: Connection refused");
        ended.Errors.ShouldNotContain("   at ");
    }

    private static async Task<LinnetApp> StartAsync(AwsFunction function, TimeProvider? time = null) =>
        await FunctionApp.StartAsync(function, await EmulatedAws.MakeAsync(FunctionApp.NewPrefix()), time: time);

    private static IEnumerable<IHostedService> RunningBesideRequests(LinnetApp app) =>
        app.Get<IEnumerable<IHostedService>>().Where(service => service is BackgroundService);

    private static async Task VerifyAsync(LinnetApp app, Person person) =>
        (await new LinnetClient(app.Http).WithToken(person.Token).VerifyCredentialsAsync(Token)).Error.ShouldBeNull();

    private static async Task<DateTimeOffset> LastUseAsync(LinnetApp app, string token) =>
        (await app.Get<ISessionStore>().FindAsync(TokenHash.Of(token), Token)).ShouldNotBeNull().LastUsedAt;
}

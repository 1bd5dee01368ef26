using Amazon.Runtime;
using Linnet.Aws.Engine;
using Linnet.Aws.Queues;
using Linnet.Testing;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Queues;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Queues;

public sealed class SqsClientTests : IAsyncLifetime
{
    private const string Action = nameof(GetQueueUrl);

    private readonly AwsUnderTest _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Sqs Sqs => _store.Get<Sqs>();

    public async ValueTask InitializeAsync() => await _store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(CallFault.ServerError)]
    [InlineData(CallFault.Throttled)]
    [InlineData(CallFault.AnswerLost)]
    [InlineData(CallFault.CredentialsExpired)]
    public async Task What_fails_in_passing_is_tried_again(CallFault fault)
    {
        _store.QueueFaults.Next(Action, fault);

        await FindAsync("post-status");

        _store.QueueFaults.Calls(Action).ShouldBe(2);
    }

    [Fact]
    public async Task A_call_that_is_not_answered_is_given_up_and_made_again()
    {
        var clock = new TestClock();
        using var client = await ConnectAsync(clock, () => new BasicAWSCredentials("id", "secret"));
        _store.QueueFaults.Next(Action, CallFault.NoAnswer);
        var call = client.CallAsync<GetQueueUrl, QueueUrlAnswer>(new(Sqs.NameOf(LinnetQueues.Index)), Token);
        await Eventually.HoldsAsync(() => _store.QueueFaults.Calls(Action) == 1);

        clock.Advance(TimeSpan.FromSeconds(6));

        // The pause before the next attempt is short.
        await Eventually.HoldsAsync(() =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(5));
            return call.IsCompleted;
        });

        (await call).QueueUrl.ShouldEndWith("index");
    }

    [Fact]
    public async Task Credentials_that_expired_are_looked_up_again_but_once()
    {
        var lookups = 0;
        using var client = await ConnectAsync(TimeProvider.System, () => new SessionAWSCredentials("id", "secret", $"{++lookups}"));
        _store.QueueFaults.Next(Action, CallFault.CredentialsExpired, CallFault.CredentialsExpired);

        var refusal = await Should.ThrowAsync<SqsException>(
            () => client.CallAsync<GetQueueUrl, QueueUrlAnswer>(new(Sqs.NameOf(LinnetQueues.Index)), Token));

        refusal.IsExpiry.ShouldBeTrue();
        lookups.ShouldBeGreaterThanOrEqualTo(2);
        _store.QueueFaults.Calls(Action).ShouldBe(2);
    }

    [Fact]
    public async Task What_goes_on_failing_fails_after_eight_attempts()
    {
        _store.QueueFaults.Next(Action, Enumerable.Repeat(CallFault.ServerError, 8));

        (await Should.ThrowAsync<SqsException>(() => FindAsync("post-status"))).Code.ShouldBe("InternalFailure");

        _store.QueueFaults.Calls(Action).ShouldBe(8);
    }

    [Fact]
    public async Task A_refusal_that_lasts_is_not_tried_again_and_says_what_is_wrong()
    {
        (await Should.ThrowAsync<SqsException>(() => FindAsync("no-such"))).Message
            .ShouldBe("SQS answers GetQueueUrl with QueueDoesNotExist: The specified queue does not exist.");

        _store.QueueFaults.Calls(Action).ShouldBe(1);
    }

    private static async Task<SqsClient> ConnectAsync(TimeProvider clock, Func<AWSCredentials> credentials) =>
        new(new HttpClient(), new(await QueueFront.AddressAsync(), "eu-central-1"), credentials, new Patience(clock));

    private Task<int> FindAsync(string queue) => Sqs.CountAsync(new Queue(queue), Token);
}

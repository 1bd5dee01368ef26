using Shouldly;
using Xunit;
using Xunit.Sdk;

namespace Linnet.Testing.Tests;

public sealed class EventuallyTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(30);

    [Fact]
    public async Task Waits_until_the_condition_holds()
    {
        var asked = 0;

        await Eventually.HoldsAsync(() => ++asked == 3);

        asked.ShouldBe(3);
    }

    [Fact]
    public async Task What_never_holds_fails_and_says_what_was_expected()
    {
        var answer = 41;

        var failure = await Should.ThrowAsync<FailException>(() => Eventually.HoldsAsync(() => answer == 42, Moment));

        failure.Message.ShouldBe("Did not hold within 0.03 s: () => answer == 42");
    }

    [Fact]
    public async Task Assertions_that_never_pass_fail_with_what_the_last_attempt_said()
    {
        var attempts = 0;

        var failure = await Should.ThrowAsync<TimeoutException>(
            () => Eventually.PassesAsync(() => throw new InvalidOperationException($"attempt {++attempts}"), Moment));

        failure.Message.ShouldBe($"Did not pass within 0.03 s: attempt {attempts}");
        attempts.ShouldBeGreaterThan(1);
    }
}

using Linnet.Testing;
using Linnet.Testing.Aws.Capacity;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Capacity;

public sealed class BucketTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public void After_five_idle_minutes_150_units_carry_200_a_second_for_15_minutes()
    {
        var bucket = new Bucket(_clock, isFull: true);
        bucket.Provide(150);

        SecondsThatCarry(bucket, 200).ShouldBe(15 * 60);
    }

    [Fact]
    public void Without_burst_a_second_gives_what_was_provided_and_no_more()
    {
        var bucket = new Bucket(_clock, isFull: false);
        bucket.Provide(100);

        bucket.Has(1).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        bucket.Has(101).ShouldBeFalse();
        bucket.Has(100).ShouldBeTrue();
    }

    [Fact]
    public void What_is_left_is_kept_for_300_seconds()
    {
        var bucket = new Bucket(_clock, isFull: false);
        bucket.Provide(10);
        _clock.Advance(TimeSpan.FromHours(1));

        bucket.Has(3000).ShouldBeTrue();
        bucket.Has(3001).ShouldBeFalse();
    }

    [Fact]
    public void A_debt_is_paid_before_anything_is_given()
    {
        var bucket = new Bucket(_clock, isFull: false);
        bucket.Provide(10);
        bucket.Take(20);

        _clock.Advance(TimeSpan.FromSeconds(2));
        bucket.Has(1).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        bucket.Has(10).ShouldBeTrue();
    }

    [Fact]
    public void Less_capacity_keeps_less_and_none_at_all_limits_nothing()
    {
        var bucket = new Bucket(_clock, isFull: true);
        bucket.Provide(100);
        bucket.Provide(1);
        bucket.Has(301).ShouldBeFalse();

        bucket.Provide(null);

        bucket.Has(1_000_000).ShouldBeTrue();
    }

    private int SecondsThatCarry(Bucket bucket, int perSecond)
    {
        // The load of a second is there at its end, when the second's own units are.
        for (var seconds = 0; ; seconds++)
        {
            bucket.Take(perSecond);
            _clock.Advance(TimeSpan.FromSeconds(1));
            if (!bucket.Has(0))
            {
                return seconds;
            }
        }
    }
}

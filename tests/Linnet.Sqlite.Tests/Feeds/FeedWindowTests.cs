using Linnet.Core.Paging;
using Linnet.Sqlite.Feeds;
using Shouldly;
using Xunit;

namespace Linnet.Sqlite.Tests.Feeds;

public sealed class FeedWindowTests
{
    private const int Capacity = 4;

    private readonly FeedWindow _window = new(Capacity);

    [Fact]
    public void What_arrives_while_a_window_is_filled_is_kept_once()
    {
        _window.Append(30);
        _window.Append(10);

        _window.Fill([20, 10], floor: 0, changed: false);

        ReadAll().ShouldBe([30, 20, 10]);
        _window.IsChanged.ShouldBeTrue("what arrived is not in what was saved");
    }

    [Fact]
    public void As_many_may_arrive_as_there_is_room_for_besides_a_full_filling()
    {
        var window = new FeedWindow(400);
        for (var id = 401; id <= 800; id++)
        {
            window.Append(id);
        }

        window.Fill([.. Enumerable.Range(1, 400).Reverse().Select(id => (long)id)], floor: 0, changed: false);

        var ids = new List<long>();
        window.Read(PageRequest.Newest(400), ids).ShouldBeNull();
        ids.ShouldBe(Enumerable.Range(401, 400).Reverse().Select(id => (long)id));
    }

    [Fact]
    public void Entries_stand_by_id_and_repeats_are_ignored()
    {
        _window.Fill([], floor: 0, changed: false);
        foreach (var id in new long[] { 20, 40, 10, 40, 30, 20 })
        {
            _window.Append(id);
        }

        ReadAll().ShouldBe([40, 30, 20, 10]);
    }

    [Fact]
    public void What_is_below_the_floor_is_left_to_the_stories()
    {
        _window.Fill([50, 40], floor: 30, changed: false);

        _window.Append(20);

        _window.IsChanged.ShouldBeFalse();
        ShouldRead(PageRequest.Newest(3), [50, 40], below: new PageRequest(31, null, false, 1));
    }

    [Fact]
    public void A_full_window_lets_its_oldest_entries_go_and_says_where_it_ends()
    {
        _window.Fill([], floor: 0, changed: false);
        for (var id = 1; id <= 100; id++)
        {
            _window.Append(id);
        }

        ShouldRead(PageRequest.Newest(6), [100, 99, 98, 97], below: new PageRequest(97, null, false, 2));
        ShouldRead(new PageRequest(null, 96, true, 2), [98, 97], below: null);
        ShouldRead(new PageRequest(null, 95, true, 2), [], below: new PageRequest(null, 95, true, 2));
    }

    [Fact]
    public void A_filling_beyond_the_capacity_raises_the_floor()
    {
        _window.Fill([60, 50, 40, 30, 20, 10], floor: 0, changed: false);

        ShouldRead(PageRequest.Newest(5), [60, 50, 40, 30], below: new PageRequest(21, null, false, 1));
    }

    [Fact]
    public void A_tail_serves_the_pages_below_as_far_as_it_goes()
    {
        _window.Fill([60, 50], floor: 40, changed: false);
        _window.KeepTail(before: 41, [40, 30, 20], ended: false);

        ShouldRead(PageRequest.Below(60, 3), [50, 40, 30], below: null);
        ShouldRead(PageRequest.Below(30, 2), [20], below: new PageRequest(20, null, false, 1));
        ShouldRead(new PageRequest(60, 30, false, 10), [50, 40], below: null);

        _window.KeepTail(before: 41, [40, 30, 20], ended: true);
        ShouldRead(PageRequest.Below(30, 2), [20], below: null);
        ShouldRead(PageRequest.Below(20, 2), [], below: null);
    }

    [Fact]
    public void A_tail_is_not_taken_for_what_the_window_has_let_go_since()
    {
        _window.Fill([60, 50], floor: 40, changed: false);
        _window.KeepTail(before: 41, [40, 30], ended: true);
        foreach (var id in new long[] { 70, 80, 90 })
        {
            _window.Append(id);
        }

        ShouldRead(PageRequest.Below(70, 3), [60], below: new PageRequest(51, null, false, 2));
    }

    [Fact]
    public void A_window_counts_as_saved_until_it_changes_again()
    {
        _window.Fill([10], floor: 5, changed: true);

        var (ids, floor) = _window.TakeForSaving();

        (ids.Single(), floor).ShouldBe((10, 5));
        _window.IsChanged.ShouldBeFalse();
        _window.Append(20);
        _window.IsChanged.ShouldBeTrue();
    }

    [Fact]
    public async Task Those_who_wait_for_a_filling_that_failed_hear_of_it()
    {
        _window.Fail(new InvalidOperationException("no disk"));

        (await Should.ThrowAsync<InvalidOperationException>(() => _window.Filled)).Message.ShouldBe("no disk");
    }

    private List<long> ReadAll()
    {
        List<long> ids = [];
        _window.Read(PageRequest.Newest(Capacity), ids);
        return ids;
    }

    private void ShouldRead(PageRequest page, long[] expected, PageRequest? below)
    {
        List<long> ids = [];
        _window.Read(page, ids).ShouldBe(below);
        ids.ShouldBe(expected);
    }
}

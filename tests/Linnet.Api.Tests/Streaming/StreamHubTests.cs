using System.Collections.Concurrent;
using Linnet.Api.Streaming;
using Linnet.Core.Streaming;

namespace Linnet.Api.Tests.Streaming;

/// <summary>Who gets what from the hub, whatever happens at once.</summary>
public sealed class StreamHubTests : IDisposable
{
    private static readonly StreamChoice Everybody = HubUnderTest.Choice("public");

    private readonly HubUnderTest _hub = new(messagesWaiting: 16);

    public void Dispose() => _hub.Dispose();

    [Fact]
    public void A_topic_is_watched_while_somebody_has_a_stream_of_it()
    {
        var (one, other) = (_hub.Open(Everybody), _hub.Open(Everybody, HubUnderTest.Choice("public:local")));

        _hub.Hub.Close(one);
        _hub.Hub.Unsubscribe(other, Everybody);
        _hub.News.IsWatched(Topic.Everybody).ShouldBeTrue("the local stream is one of the same statuses");
        _hub.Hub.Close(other);

        _hub.News.IsWatched(Topic.Everybody).ShouldBeFalse();
        _hub.Hub.OpenCount.ShouldBe(0);
    }

    [Fact]
    public void One_who_is_behind_by_more_than_may_wait_is_ended_and_the_rest_are_told()
    {
        var (slow, quick) = (_hub.Open(Everybody), _hub.Open(Everybody));

        for (var id = 1; id <= 40; id++)
        {
            _hub.Publish(id, Topic.Everybody);
            HubUnderTest.Take(quick).ShouldBe([("[\"public\"]", id)]);
        }

        (slow.End, slow.Ended.IsCancellationRequested).ShouldBe((StreamEnd.TooSlow, true));
        HubUnderTest.Take(slow).Count.ShouldBe(16);
        quick.End.ShouldBe(StreamEnd.None);
    }

    [Fact]
    public void All_streams_in_the_same_form_are_told_by_the_same_bytes()
    {
        var readers = Enumerable.Range(0, 3).Select(_ => _hub.Open(Everybody)).ToList();

        _hub.Publish(7, Topic.Everybody);

        readers.Select(reader => reader.TryTake(out var message) ? message : []).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Events_are_sent_as_lines()
    {
        var reader = _hub.Open(isSocket: false);
        _hub.Hub.Subscribe(reader, Everybody);

        _hub.Publish(7, Topic.Everybody);

        HubUnderTest.TakeText(reader).ShouldBe("event: delete\ndata: 7\n\n");
    }

    [Fact]
    public void After_the_end_of_all_none_begins()
    {
        var reader = _hub.Open(Everybody);

        _hub.Hub.EndAll();

        reader.End.ShouldBe(StreamEnd.Stopping);
        var (connection, problem) = _hub.Hub.Open(reader.Reader, CancellationToken.None);
        (connection, problem?.Status).ShouldBe((null, 503));
    }

    [Fact]
    public void Whatever_is_done_to_a_closed_stream_changes_nothing()
    {
        var reader = _hub.Open(Everybody);
        _hub.Hub.Close(reader);

        _hub.Hub.Close(reader);
        _hub.Hub.Subscribe(reader, Everybody);
        _hub.Hub.Send(reader, [1]);
        _hub.Hub.End(reader, StreamEnd.TokenOver);
        _hub.Publish(7, Topic.Everybody);

        (reader.TryTake(out _), reader.End, _hub.News.IsWatched(Topic.Everybody)).ShouldBe((false, StreamEnd.None, false));
    }

    [Fact]
    public async Task While_others_come_and_go_each_is_told_everything_of_its_time_once_and_in_order()
    {
        const int Visits = 100;
        using var hub = new HubUnderTest(messagesWaiting: 100_000);
        var constant = hub.Open(Everybody);
        var visits = new ConcurrentQueue<List<long>>();
        using var done = new CancellationTokenSource();
        var comers = Enumerable.Range(0, 3)
            .Select(seed => Task.Run(() => ComeAndGo(hub, new(seed), visits, done.Token))).ToArray();

        var told = new List<long>();
        var id = 0L;
        while (visits.Count < Visits)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            hub.Publish(++id, Topic.Everybody, Topic.Tagged("birds"));
            told.AddRange(HubUnderTest.Take(constant).Select(message => message.Id));
        }

        await done.CancelAsync();
        await Task.WhenAll(comers);

        told.ShouldBe(Enumerable.Range(1, told.Count).Select(number => (long)number));
        told[^1].ShouldBe(id);
        foreach (var ids in visits)
        {
            ids.ShouldBe(Enumerable.Range(0, ids.Count).Select(step => ids[0] + step));
        }

        hub.Hub.Close(constant);
        (hub.Hub.OpenCount, hub.News.IsWatched(Topic.Everybody), hub.News.IsWatched(Topic.Tagged("birds"))).ShouldBe((0, false, false));
    }

    /// <summary>Opens streams, is told some events and leaves, again and again.</summary>
    private static void ComeAndGo(HubUnderTest hub, Random random, ConcurrentQueue<List<long>> visits, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var choice = random.Next(2) == 0 ? Everybody : HubUnderTest.Choice("hashtag", "birds");
            var (reader, most, ids) = (hub.Open(choice), random.Next(1, 20), new List<long>());
            while (ids.Count < most && !ct.IsCancellationRequested)
            {
                ids.AddRange(HubUnderTest.Take(reader).Select(told => told.Id));
                Thread.Yield();
            }

            hub.Hub.Unsubscribe(reader, choice);
            ids.AddRange(HubUnderTest.Take(reader).Select(told => told.Id));
            hub.Hub.Close(reader);
            visits.Enqueue(ids);
        }
    }
}

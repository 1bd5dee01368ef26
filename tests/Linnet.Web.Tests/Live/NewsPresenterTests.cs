using System.Text.Json;
using System.Threading.Channels;
using Linnet.Protocol.Json;
using Linnet.Protocol.Statuses;
using Linnet.Protocol.Streaming;
using Linnet.Testing;
using Linnet.Web.Live;

namespace Linnet.Web.Tests.Live;

public sealed class NewsPresenterTests
{
    private static readonly NewsSource Home = new("user", null);

    private readonly FakeApi _api = new();
    private readonly TestClock _clock = new();
    private readonly Channel<StreamEvent> _events = Channel.CreateUnbounded<StreamEvent>();
    private readonly Page _page = new();

    [Fact]
    public async Task Statuses_that_came_together_are_told_together()
    {
        Tell(Update("11"), Update("12"), Update("12"));

        await EndAsync(after: null);

        _page.Told.ShouldBe(["2 new"]);
    }

    [Fact]
    public async Task What_came_between_the_page_and_the_stream_is_caught_up()
    {
        _api.On<IReadOnlyList<Status>>("GET /api/v1/timelines/home?min_id=10&limit=40", [Sample.Status("12"), Sample.Status("11")]);
        Tell(Update("12"), Update("9"));

        await EndAsync(after: "10");

        _page.Told.ShouldBe(["2 new"]);
    }

    [Fact]
    public async Task The_viewers_own_statuses_are_no_news()
    {
        Tell(Update("11", authorId: "7"));

        await EndAsync(after: null, viewerId: "7");

        _page.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_status_that_was_deleted_again_is_counted_no_more()
    {
        Tell(Update("11"), Update("12"), new StreamEvent(StreamEvent.Delete, "11"));

        await EndAsync(after: null);

        _page.Told.ShouldBe(["gone 11", "1 new"]);
    }

    [Fact]
    public async Task An_edited_status_is_renewed()
    {
        Tell(new StreamEvent(StreamEvent.StatusUpdate, Payload(Sample.Status("11"))));

        await EndAsync(after: null);

        _page.Told.ShouldBe(["renew robin 11"]);
    }

    [Fact]
    public async Task Beyond_forty_no_one_counts()
    {
        Tell([.. Enumerable.Range(100, 60).Select(id => Update($"{id}"))]);

        await EndAsync(after: null);

        _page.Told.ShouldBe(["more than 40 new"]);
    }

    [Fact]
    public async Task A_heartbeat_is_passed_on_and_nonsense_is_passed_over()
    {
        Tell(StreamEvent.Heartbeat);
        var following = FollowAsync(after: null, viewerId: null);
        await Eventually.HoldsAsync(() => _page.Told.Contains("beat"));

        Tell(new StreamEvent(StreamEvent.Update, "no status"), new StreamEvent("unheard_of", ""));
        _events.Writer.Complete();
        await FinishAsync(following);

        _page.Told.ShouldBe(["beat"]);
    }

    private static StreamEvent Update(string id, string authorId = "1") =>
        new(StreamEvent.Update, Payload(Sample.Status(id, by: Sample.Account(id: authorId))));

    private static string Payload(Status status) => JsonSerializer.Serialize(status, LinnetJson.TypeOf<Status>());

    private void Tell(params StreamEvent[] events)
    {
        foreach (var happened in events)
        {
            _events.Writer.TryWrite(happened).ShouldBeTrue();
        }
    }

    private Task EndAsync(string? after, string? viewerId = null)
    {
        _events.Writer.Complete();
        return FinishAsync(FollowAsync(after, viewerId));
    }

    private Task FollowAsync(string? after, string? viewerId) =>
        new NewsPresenter(_page, _api.Client, Home, viewerId, _clock).FollowAsync(
            _events.Reader.ReadAllAsync(TestContext.Current.CancellationToken), after, TestContext.Current.CancellationToken);

    /// <summary>Lets the pauses between two tellings pass.</summary>
    private Task FinishAsync(Task following) => Eventually.HoldsAsync(() =>
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        return following.IsCompletedSuccessfully;
    });

    private sealed class Page : INewsView
    {
        public List<string> Told { get; } = [];

        public Task ShowNewsAsync(int count, bool areMore, CancellationToken ct) => Add($"{(areMore ? "more than " : "")}{count} new");

        public Task RemoveAsync(string statusId, CancellationToken ct) => Add($"gone {statusId}");

        public Task RenewAsync(string alias, string statusId, CancellationToken ct) => Add($"renew {alias} {statusId}");

        public Task BeatAsync(CancellationToken ct) => Add("beat");

        private Task Add(string told)
        {
            Told.Add(told);
            return Task.CompletedTask;
        }
    }
}

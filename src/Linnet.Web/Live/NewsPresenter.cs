using System.Globalization;
using System.Text.Json;
using Linnet.Protocol.Client;
using Linnet.Protocol.Json;
using Linnet.Protocol.Statuses;
using Linnet.Protocol.Streaming;

namespace Linnet.Web.Live;

/// <summary>Tells an open page what happens to its list: what was gathered while it was told the last time comes at once.</summary>
/// <param name="view">The page.</param>
/// <param name="client">The API, as the visitor may use it.</param>
/// <param name="source">The list.</param>
/// <param name="viewerId">Whose own statuses are no news; null: nobody's.</param>
/// <param name="time">The clock.</param>
internal sealed class NewsPresenter(
    INewsView view, LinnetClient client, NewsSource source, string? viewerId, TimeProvider time)
{
    /// <summary>How many statuses are counted; the page loads as many in one part.</summary>
    public const int CountMax = 40;

    private const int ChangesMax = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly HashSet<string> _new = [];
    private readonly List<(string? Alias, string Id)> _changes = [];
    private bool _areMore;
    private bool _isCountNew;

    /// <summary>Tells until the stream or the visitor ends.</summary>
    /// <param name="events">The list's stream, which is open already, so that nothing falls between it and what is asked here.</param>
    /// <param name="after">The newest status that the page shows; null: none.</param>
    /// <param name="ct">Ends with the visitor.</param>
    public async Task FollowAsync(IAsyncEnumerable<StreamEvent> events, string? after, CancellationToken ct)
    {
        await PollAsync(after, ct);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await using var stream = events.GetAsyncEnumerator(reading.Token);
        var next = stream.MoveNextAsync().AsTask();
        try
        {
            while (await next)
            {
                var isBeat = true;
                do
                {
                    isBeat &= stream.Current.IsHeartbeat;
                    Take(stream.Current, after);
                    next = stream.MoveNextAsync().AsTask();
                }
                while (next.IsCompleted && await next);
                await (isBeat ? view.BeatAsync(ct) : TellAsync(ct));
                await Task.Delay(Pause, time, ct);
            }
        }
        finally
        {
            // A stream that is still being read cannot be disposed of.
            await reading.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Tells once what came since; for where there are no streams.</summary>
    /// <param name="after">The newest status that the page shows; null: none.</param>
    /// <param name="ct">Ends with the visitor.</param>
    public async Task PollAsync(string? after, CancellationToken ct)
    {
        await CatchUpAsync(after, ct);
        await TellAsync(ct);
    }

    private async Task CatchUpAsync(string? after, CancellationToken ct)
    {
        if (after is not null
            && (await source.GetAsync(client, new() { MinId = after, Limit = CountMax }, ct)).Succeeded(out var page, out _))
        {
            foreach (var status in page.Items)
            {
                Count(status, after);
            }
        }
    }

    private void Take(StreamEvent happened, string? after)
    {
        switch (happened.Name)
        {
            case StreamEvent.Update when Read(happened.Payload) is { } status:
                Count(status, after);
                break;
            case StreamEvent.StatusUpdate when Read(happened.Payload) is { } status && _changes.Count < ChangesMax:
                _changes.Add((status.Account.Username, status.Id));
                break;
            case StreamEvent.Delete:
                _isCountNew |= _new.Remove(happened.Payload);
                if (_changes.Count < ChangesMax)
                {
                    _changes.Add((null, happened.Payload));
                }

                break;
        }
    }

    private void Count(Status status, string? after)
    {
        if (status.Account.Id == viewerId || !IsAfter(status.Id, after))
        {
            return;
        }

        if (_new.Count == CountMax)
        {
            _isCountNew |= !_areMore;
            _areMore = true;
        }
        else
        {
            _isCountNew |= _new.Add(status.Id);
        }
    }

    private async Task TellAsync(CancellationToken ct)
    {
        foreach (var (alias, id) in _changes)
        {
            await (alias is null ? view.RemoveAsync(id, ct) : view.RenewAsync(alias, id, ct));
        }

        _changes.Clear();
        if (_isCountNew)
        {
            _isCountNew = false;
            await view.ShowNewsAsync(_new.Count, _areMore, ct);
        }
    }

    private static bool IsAfter(string id, string? after) =>
        after is null || !long.TryParse(after, CultureInfo.InvariantCulture, out var last)
        || (long.TryParse(id, CultureInfo.InvariantCulture, out var number) && number > last);

    private static Status? Read(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, LinnetJson.TypeOf<Status>());
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

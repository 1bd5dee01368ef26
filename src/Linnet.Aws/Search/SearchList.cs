using System.Runtime.CompilerServices;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;

namespace Linnet.Aws.Search;

/// <summary>Where a list of statuses is: under an entry of the index, or in an author's story.</summary>
internal sealed record ListName(Table Table, Value Partition);

/// <summary>A list of ids, read from one end as far as a search needs it, by few ids where it leaps and by many where it does not.</summary>
internal sealed class SearchList(Dynamo dynamo, ListName name, bool ascending)
{
    private const int FewIds = 50;
    private const int ManyIds = 1000;
    private const int GrowsBy = 4;

    // A search that leaps through so much of two lists that never meet ends as if they ended.
    private const int ReadsMax = 200;

    private IReadOnlyList<long> _ids = [];
    private int _position;
    private int _taken;
    private int _limit = FewIds;
    private int _reads;
    private bool _isEnd;

    /// <summary>Ids that all of the lists hold, one after the other.</summary>
    /// <param name="lists">At least one.</param>
    /// <param name="first">Where to begin.</param>
    /// <param name="last">Where to end.</param>
    /// <param name="ct">Cancels the search.</param>
    public static async IAsyncEnumerable<long> CommonAsync(
        IReadOnlyList<SearchList> lists, long first, long last, [EnumeratorCancellation] CancellationToken ct)
    {
        var step = first <= last ? 1 : -1;
        for (var id = first; ; id += step)
        {
            for (var (place, agreed) = (0, 0); agreed < lists.Count; place = (place + 1) % lists.Count)
            {
                if (await lists[place].SeekAsync(id, last, ct) is not { } next)
                {
                    yield break;
                }

                agreed = next == id ? agreed + 1 : 1;
                id = next;
            }

            yield return id;
            if (id == last)
            {
                yield break;
            }
        }
    }

    /// <summary>The first id that is <paramref name="id"/> or behind it, up to <paramref name="last"/>; null: there is none.</summary>
    private async ValueTask<long?> SeekAsync(long id, long last, CancellationToken ct)
    {
        while (true)
        {
            while (_position < _ids.Count && (ascending ? _ids[_position] < id : _ids[_position] > id))
            {
                _position++;
            }

            if (_position < _ids.Count)
            {
                _taken++;
                return _ids[_position];
            }

            if (_isEnd)
            {
                return null;
            }

            await ReadAsync(id, last, ct);
        }
    }

    private async Task ReadAsync(long id, long last, CancellationToken ct)
    {
        if (_ids.Count > 0)
        {
            _limit = _taken > _ids.Count / 2 ? Math.Min(ManyIds, _limit * GrowsBy) : FewIds;
        }

        var items = await dynamo.QueryAsync(
            new(name.Table, name.Partition)
            {
                From = ascending ? id : last,
                To = ascending ? last : id,
                Descending = !ascending,
                IsConsistent = false,
                Limit = _limit,
            },
            ct,
            nameof(DynamoSearchStore) + ".cs",
            nameof(DynamoSearchStore.FindStatusesAsync));
        _ids = [.. items.Select(item => item.Number("statusId"))];
        (_position, _taken) = (0, 0);
        _isEnd = items.Count < _limit || ++_reads == ReadsMax;
    }
}

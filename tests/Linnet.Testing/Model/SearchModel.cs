using Linnet.Core.Ids;
using Linnet.Core.Statuses;
using Linnet.Testing.Builders;
using Linnet.Testing.Contracts;
using Xunit;

namespace Linnet.Testing.Model;

/// <summary>A query, and what it ought to find.</summary>
/// <param name="Text">As it is typed.</param>
/// <param name="AuthorId">The author asked for; null: anybody.</param>
/// <param name="Expected">Ids, newest first.</param>
public sealed record AskedSearch(string Text, long? AuthorId, IReadOnlyList<long> Expected);

/// <summary>
/// Statuses as lists of words, in a language so small that words, beginnings and phrases meet all the time; each step is done to
/// the store as well.
/// </summary>
public sealed class SearchModel
{
    private const int WordsMax = 5;
    private static readonly string[] Words = ["aa", "ab", "aab", "aabb", "ba", "bab", "日本", "🦆"];
    private static readonly string[] Tags = ["tt", "tta"];

    private readonly StoreUnderTest _store;
    private readonly Random _random;
    private readonly long[] _authors;
    private readonly SortedDictionary<long, (long Author, string[] Words)> _statuses = [];
    private readonly HashSet<long> _suspended = [];
    private long _lastLoaded = IdGenerator.AtTime(new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private SearchModel(StoreUnderTest store, Random random, long[] authors) =>
        (_store, _random, _authors) = (store, random, authors);

    /// <summary>True at every other question, at random: what was written must be findable then.</summary>
    public bool IsToBeIndexed => _random.Next(2) == 0;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Begins a life with three authors.</summary>
    public static async Task<SearchModel> BeginAsync(StoreUnderTest store, Random random) =>
        new(store, random, await store.AddAccountsAsync(3));

    /// <summary>Does one thing.</summary>
    public Task StepAsync() => _random.Next(12) switch
    {
        < 6 => PostAsync(),
        6 => LoadAsync(),
        7 or 8 => EditAsync(),
        9 => DeleteAsync(),
        10 => SuspendAsync(),
        _ => _random.Next(4) == 0 ? _store.ReopenAsync() : _store.IndexAsync(),
    };

    /// <summary>Something to look for.</summary>
    public AskedSearch Ask()
    {
        var (text, holds) = Part();
        for (var more = _random.Next(3); more > 0; more--)
        {
            var (nextText, nextHolds) = Part();
            var (before, isExcluded) = (holds, _random.Next(4) == 0);
            text += isExcluded ? $" -{nextText}" : $" {nextText}";
            holds = words => before(words) && nextHolds(words) != isExcluded;
        }

        long? author = _random.Next(3) == 0 ? Pick(_authors) : null;
        return new(
            text,
            author,
            [
                .. from status in _statuses.Reverse()
                   where status.Value.Author == (author ?? status.Value.Author)
                       && !_suspended.Contains(status.Value.Author) && holds(status.Value.Words)
                   select status.Key,
            ]);
    }

    private (string Text, Func<string[], bool> Holds) Part()
    {
        var word = Pick(Words);
        switch (_random.Next(5))
        {
            case 0 when char.IsAsciiLetter(word[0]):
                var start = word[..2];
                return ($"{start}*", words => words.Any(other => other.StartsWith(start, StringComparison.Ordinal)));
            case 1:
                var next = Pick(Words);
                return ($"\"{word} {next}\"", words => words.Zip(words.Skip(1)).Contains((word, next)));
            case 2:
                var tag = Pick(Tags);
                return ($"#{tag}", words => words.Contains($"#{tag}"));
            default:
                return (word, words => words.Contains(word));
        }
    }

    private async Task PostAsync()
    {
        var (author, words) = (Pick(_authors), Text());
        if (await _store.Statuses.AddAsync(new(author, Content(words)), Token) is { } added)
        {
            _statuses.Add(added.Status.Id, (author, words));
        }
    }

    private async Task LoadAsync()
    {
        var (author, words) = (Pick(_authors), Text());
        await _store.Seed.AddStatusesAsync(
            [new() { Id = ++_lastLoaded, AccountId = author, Content = Content(words) }], Token);
        _statuses.Add(_lastLoaded, (author, words));
    }

    private async Task EditAsync()
    {
        if (_statuses.Count == 0)
        {
            return;
        }

        var (id, (author, _)) = Pick([.. _statuses]);
        var words = Text();
        await _store.Statuses.EditAsync(id, author, Content(words), _store.Clock.GetUtcNow(), Token);
        _statuses[id] = (author, words);
    }

    private async Task DeleteAsync()
    {
        if (_statuses.Count > 0)
        {
            var (id, (author, _)) = Pick([.. _statuses]);
            await _store.Statuses.DeleteAsync(id, author, Token);
            _statuses.Remove(id);
        }
    }

    private async Task SuspendAsync()
    {
        var author = Pick(_authors);
        var suspended = _suspended.Add(author) || !_suspended.Remove(author);
        await _store.Accounts.SetSuspendedAsync(author, suspended, Token);
    }

    private string[] Text() =>
        [.. Enumerable.Range(0, _random.Next(1, WordsMax)).Select(_ => _random.Next(6) == 0 ? $"#{Pick(Tags)}" : Pick(Words))];

    private static StatusContent Content(string[] words) => Build.Content(
        string.Join(' ', words), [.. words.Where(word => word[0] == '#').Select(word => word[1..]).Distinct()]);

    private T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];
}

using System.Buffers;
using System.Globalization;
using Linnet.Core.Accounts;
using Linnet.Core.Ids;
using Linnet.Core.Statuses;

namespace Linnet.Core.Search;

/// <summary>Reads one query, part by part, from left to right.</summary>
internal sealed class SearchQueryParser(string text)
{
    private const string Field = "q";
    private const string FromKey = "from:";
    private const string BeforeKey = "before:";
    private const string AfterKey = "after:";

    // Ids have room for times up to 2089.
    private static readonly DateOnly LastDay = new(2088, 12, 31);

    // What people's keyboards, phones among them, give for a quotation mark.
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„«»");

    private readonly List<SearchTerm> _terms = [];
    private readonly List<SearchTerm> _excluded = [];
    private string? _from;
    private long _before = long.MaxValue;
    private long _after;
    private int _position;

    public Result<SearchQuery> Parse()
    {
        if (text.Length is 0 or > Limits.SearchChars)
        {
            return Refusal.Invalid(Field, $"must be 1 to {Limits.SearchChars} characters");
        }

        while (SkipGap())
        {
            if (ParsePart() is { } refusal)
            {
                return refusal;
            }
        }

        if (_terms.Count + _excluded.Count > Limits.SearchTerms)
        {
            return Refusal.Invalid(Field, $"must have at most {Limits.SearchTerms} words and phrases");
        }

        return _terms.Count == 0 && _from is null
            ? Refusal.Invalid(Field, "must hold a word, a tag, an emoji or from:alias that is to be found")
            : new SearchQuery
            {
                Terms = [.. _terms],
                Excluded = [.. _excluded],
                From = _from,
                Before = _before,
                After = _after,
            };
    }

    /// <summary>Goes to the next part; false when there is none.</summary>
    private bool SkipGap()
    {
        while (_position < text.Length && IsGap(text[_position]))
        {
            _position++;
        }

        return _position < text.Length;
    }

    private Refusal? ParsePart()
    {
        var terms = _terms;
        if (text[_position] == '-')
        {
            terms = _excluded;
            _position++;
        }

        if (_position < text.Length && Quotes.Contains(text[_position]))
        {
            return ParsePhrase(terms);
        }

        var start = _position;
        while (_position < text.Length && !IsGap(text[_position]) && !Quotes.Contains(text[_position]))
        {
            _position++;
        }

        return ParseWord(text[start.._position], terms);
    }

    /// <summary>A phrase whose end is missing goes to the end of the query.</summary>
    private Refusal? ParsePhrase(List<SearchTerm> terms)
    {
        var start = ++_position;
        var length = text.AsSpan(start).IndexOfAny(Quotes);
        var phrase = length < 0 ? text[start..] : text.Substring(start, length);
        _position = length < 0 ? text.Length : start + length + 1;
        var isPrefix = _position < text.Length && text[_position] == '*';
        return AddWords(phrase, isPrefix, terms);
    }

    private Refusal? ParseWord(string word, List<SearchTerm> terms)
    {
        if (ValueOf(FromKey, word) is { } alias)
        {
            return terms == _excluded ? CannotExclude(FromKey) : ParseFrom(alias);
        }

        foreach (var key in (ReadOnlySpan<string>)[BeforeKey, AfterKey])
        {
            if (ValueOf(key, word) is { } day)
            {
                return terms == _excluded ? CannotExclude(key) : ParseDay(key, day);
            }
        }

        var bare = word.TrimEnd('*');
        var isPrefix = bare.Length < word.Length;
        if (bare.Length > 1 && bare[0] is '#' or '＃' && Tags.Measure(bare.AsSpan(1), out var isTag) == bare.Length - 1 && isTag)
        {
            terms.Add(new([SearchWords.OfTag(Tags.Normalise(bare[1..]))], isPrefix));
            return null;
        }

        return AddWords(bare, isPrefix, terms);
    }

    private Refusal? ParseFrom(string value)
    {
        var alias = value.TrimStart('@');
        if (!AccountRules.IsAlias(alias))
        {
            return Refusal.Invalid(Field, "must have an alias after from:, as in from:daisy");
        }

        if (_from is not null && !_from.Equals(alias, StringComparison.OrdinalIgnoreCase))
        {
            return Refusal.Invalid(Field, "must have at most one from:, for a status has one author");
        }

        _from = alias;
        return null;
    }

    private Refusal? ParseDay(string key, string value)
    {
        if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Refusal.Invalid(Field, $"must have a day after {key} in the form {key}2026-12-31");
        }

        if (key == BeforeKey)
        {
            _before = Math.Min(_before, FirstIdOf(day));
        }
        else if (day < LastDay)
        {
            _after = Math.Max(_after, FirstIdOf(day.AddDays(1)) - 1);
        }
        else
        {
            _after = long.MaxValue;
        }

        return null;
    }

    private static Refusal? AddWords(string part, bool isPrefix, List<SearchTerm> terms)
    {
        var words = SearchWords.Of(part);
        if (words.Count == 0)
        {
            return null;
        }

        var last = words[^1];
        var isUnspaced = last[0] == SearchWords.PairMark;
        if (isUnspaced && words.Count > 1 && SearchWords.IsPair(words[^2]))
        {
            // The pairs say it all; the last character alone would ask for the end of the run.
            terms.Add(new([.. words.SkipLast(1)], IsPrefix: false));
            return null;
        }

        // A single character begins every pair with it; an emoji does not go on.
        isPrefix = isUnspaced || (isPrefix && !SearchWords.IsSymbol(last));
        if (isPrefix && last.EnumerateRunes().Count() < Limits.SearchPrefixChars)
        {
            return Refusal.Invalid(Field, $"must have at least {Limits.SearchPrefixChars} characters before a *, as in wo*");
        }

        terms.Add(new([.. words], isPrefix));
        return null;
    }

    private static Refusal CannotExclude(string key) => Refusal.Invalid(Field, $"cannot have a - before {key}");

    private static string? ValueOf(string key, string word) =>
        word.StartsWith(key, StringComparison.OrdinalIgnoreCase) ? word[key.Length..] : null;

    private static long FirstIdOf(DateOnly day) =>
        day > LastDay ? long.MaxValue : IdGenerator.AtTime(new(day, TimeOnly.MinValue, TimeSpan.Zero));

    private static bool IsGap(char c) => char.IsWhiteSpace(c) || char.IsControl(c);
}

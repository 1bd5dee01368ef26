using System.Buffers;

namespace Linnet.Core.Statuses;

/// <summary>
/// Steps through the entities of a text without allocating. One pass: it leaps from sign to sign (<c>@</c>, <c>#</c>, the
/// colon of <c>://</c>), and what a sign's scan has settled is not looked at again.
/// </summary>
internal ref struct TextScanner(ReadOnlySpan<char> text, ReadOnlySpan<char> localHost)
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("@#＃:");

    private static readonly SearchValues<char> AliasChars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<char> _localHost = localHost;
    private int _settled;

    public TextEntityKind Kind { get; private set; }

    public int Start { get; private set; }

    public int End { get; private set; }

    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>Goes to the next entity; false when there is none.</summary>
    public bool MoveNext()
    {
        while (_text[_settled..].IndexOfAny(Signs) is var offset and >= 0)
        {
            var sign = _settled + offset;
            var found = _text[sign] switch
            {
                '@' => ScanMention(sign),
                ':' => ScanUrl(sign),
                _ => ScanHashtag(sign),
            };
            if (found)
            {
                _settled = End;
                return true;
            }
        }

        return false;
    }

    private bool ScanMention(int sign)
    {
        var rest = _text[(sign + 1)..];
        var alias = rest[..LengthOf(rest, AliasChars)];
        rest = rest[alias.Length..];
        var bare = sign + 1 + alias.Length;
        _settled = bare;
        if (alias.Length is 0 or > Limits.AliasChars
            || Words.EndsWithOne(_text[..sign])
            || (sign > 0 && _text[sign - 1] is '/' or '@')
            || Words.GoesOnInLatin(rest))
        {
            return false;
        }

        var host = rest is ['@', ..] ? HostLength(rest[1..]) : 0;
        if (host > 0)
        {
            _settled = bare + 1 + host;
            if (!rest.Slice(1, host).Equals(_localHost, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return Found(TextEntityKind.Mention, sign, _settled, alias);
    }

    private bool ScanUrl(int colon)
    {
        var floor = _settled;
        _settled = colon + 1;
        var before = _text[floor..colon];
        var scheme = before.EndsWith("https", StringComparison.OrdinalIgnoreCase) ? 5
            : before.EndsWith("http", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        if (scheme == 0 || !_text[colon..].StartsWith("://"))
        {
            return false;
        }

        var start = colon - scheme;
        if (start > 0 && AliasChars.Contains(_text[start - 1]))
        {
            return false;
        }

        var length = Urls.Measure(_text[start..], scheme + 3, out var settled);
        _settled = start + settled;
        return length > 0 && Found(TextEntityKind.Url, start, start + length, _text.Slice(start, length));
    }

    private bool ScanHashtag(int sign)
    {
        var length = Tags.Measure(_text[(sign + 1)..], out var isTag);
        _settled = sign + 1 + length;
        return isTag
            && !Words.EndsWithOne(_text[..sign])
            && !(sign > 0 && _text[sign - 1] is '/' or '&')
            && Found(TextEntityKind.Hashtag, sign, _settled, _text.Slice(sign + 1, length));
    }

    private bool Found(TextEntityKind kind, int start, int end, ReadOnlySpan<char> value)
    {
        (Kind, Start, End) = (kind, start, end);
        Value = value;
        return true;
    }

    /// <summary>How much of the text's start reads as a host, with a port if there is one.</summary>
    private static int HostLength(ReadOnlySpan<char> text)
    {
        var host = Urls.HostLength(text);
        return host == 0 ? 0 : host + Urls.PortLength(text[host..]);
    }

    private static int LengthOf(ReadOnlySpan<char> text, SearchValues<char> chars) =>
        text.IndexOfAnyExcept(chars) is var end and >= 0 ? end : text.Length;
}

namespace Linnet.Core.Statuses;

/// <summary>What a part of a text stands for.</summary>
public enum TextEntityKind
{
    /// <summary><c>@alias</c>.</summary>
    Mention,

    /// <summary>An address that begins with <c>http://</c> or <c>https://</c>.</summary>
    Url,

    /// <summary><c>#tag</c>.</summary>
    Hashtag,
}

/// <summary>A part of a text that is shown as a link.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Start">Where it begins, in UTF-16 code units, its <c>@</c> or <c>#</c> included.</param>
/// <param name="Length">How long it is, in UTF-16 code units.</param>
/// <param name="Value">The alias without <c>@</c> and host, the URL, or the tag without <c>#</c>; each as it was written.</param>
public readonly record struct TextEntity(TextEntityKind Kind, int Start, int Length, string Value)
{
    /// <summary>The first position after it.</summary>
    public int End => Start + Length;
}

/// <summary>Finds mentions, URLs and tags in a text.</summary>
public static class TextEntities
{
    /// <summary>The entities of a text in their order; none overlaps another. Takes time linear in the text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="localHost">
    /// The host, with its port if it has one, whose <c>@alias@host</c> mentions an account of this server. The same with
    /// another host, or when this is null, is plain text.
    /// </param>
    public static IReadOnlyList<TextEntity> Find(string text, string? localHost = null)
    {
        List<TextEntity>? found = null;
        var scanner = new TextScanner(text, localHost);
        while (scanner.MoveNext())
        {
            found ??= [];
            found.Add(new TextEntity(scanner.Kind, scanner.Start, scanner.End - scanner.Start, scanner.Value.ToString()));
        }

        return found ?? (IReadOnlyList<TextEntity>)[];
    }
}

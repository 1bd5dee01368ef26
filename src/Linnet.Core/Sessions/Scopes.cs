namespace Linnet.Core.Sessions;

/// <summary>What tokens may do: words such as <c>read</c> and <c>write:statuses</c>, separated by spaces.</summary>
public static class Scopes
{
    /// <summary>What a token may do when nothing was asked for.</summary>
    public const string Default = "read";

    /// <summary>
    /// Lets its holder give other applications tokens. Those have it who signed in by password; no code is ever exchanged for it.
    /// </summary>
    public const string Consent = "consent";

    /// <summary>What the site's own sessions may do.</summary>
    public const string All = "read write follow push profile admin consent";

    private const int CharsMax = 1000;

    private static readonly HashSet<string> Roots = ["read", "write", "follow", "push", "profile", "admin"];

    /// <summary>Every scope asked for, once each, or what is wrong.</summary>
    /// <param name="scopes">As a client wrote it; null or empty: <see cref="Default"/>.</param>
    public static Result<string> Parse(string? scopes)
    {
        if (string.IsNullOrWhiteSpace(scopes))
        {
            return Default;
        }

        if (scopes.Length > CharsMax)
        {
            return Refusal.Invalid("scope", $"must be at most {CharsMax} characters");
        }

        var words = Split(scopes).Distinct().ToList();
        var unknown = words.Find(word => !IsKnown(word));
        return unknown is null
            ? string.Join(' ', words)
            : Refusal.Invalid("scope", "must be words such as read, write, follow or write:statuses, separated by spaces");
    }

    /// <summary>True when every one of <paramref name="wanted"/> is covered by <paramref name="granted"/>.</summary>
    public static bool Cover(string granted, string wanted)
    {
        var have = Split(granted);
        return Split(wanted).All(word => have.Any(scope => Covers(scope, word)));
    }

    private static string[] Split(string scopes) =>
        scopes.Split([' ', '+', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool Covers(string scope, string word) =>
        word == scope
        || (word.Length > scope.Length && word[scope.Length] == ':' && word.StartsWith(scope, StringComparison.Ordinal))
        || (scope == "follow" && word is "read:follows" or "write:follows" or "read:blocks" or "write:blocks"
            or "read:mutes" or "write:mutes");

    private static bool IsKnown(string word)
    {
        var root = word.AsSpan(0, word.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? colon : word.Length);
        return word == Consent
            || (Roots.GetAlternateLookup<ReadOnlySpan<char>>().Contains(root)
                && word.All(c => char.IsAsciiLetterLower(c) || c is ':' or '_'));
    }
}

using Linnet.Core;

namespace Linnet.Api.Search;

/// <summary>What a search names: accounts, tags or a status, by the beginning of a name, in full, or by its address.</summary>
internal abstract record SearchTarget
{
    /// <summary>Names whose beginning is known.</summary>
    /// <param name="Text">Not empty.</param>
    internal sealed record Prefix(string Text) : SearchTarget;

    /// <summary>Tags whose beginning is known.</summary>
    /// <param name="Text">Without the number sign; not empty.</param>
    internal sealed record TagPrefix(string Text) : SearchTarget;

    /// <summary>One account, by its full name or its address.</summary>
    internal sealed record ExactAccount(string Alias) : SearchTarget;

    /// <summary>One status, by its address.</summary>
    internal sealed record ExactStatus(long Id) : SearchTarget;

    /// <summary>Something that cannot be here, for instance an account of another server.</summary>
    internal sealed record Elsewhere : SearchTarget;

    /// <summary>Understands a query.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="host">This server, with its port if it has one.</param>
    internal static Result<SearchTarget> Parse(string? text, string host)
    {
        bool IsHere(string other) => other.Equals(host, StringComparison.OrdinalIgnoreCase);
        var query = (text ?? "").Trim();
        if (query.Length is 0 or > Limits.SearchChars)
        {
            return Refusal.Invalid("q", $"must be 1 to {Limits.SearchChars} characters");
        }

        if (IsWebAddress(query, out var address))
        {
            return IsHere(address.Authority) ? OfPath(address.AbsolutePath) : new Elsewhere();
        }

        if (query[0] == '#')
        {
            return query.Length > 1 ? new TagPrefix(query[1..]) : new Elsewhere();
        }

        var name = query[0] == '@' ? query[1..] : query;
        var at = name.IndexOf('@', StringComparison.Ordinal);
        return (name, at) switch
        {
            ("", _) => new Elsewhere(),
            (_, < 0) => new Prefix(name),
            _ => at > 0 && IsHere(name[(at + 1)..]) ? new ExactAccount(name[..at]) : new Elsewhere(),
        };
    }

    /// <summary>Whether a search for accounts can find something with this query.</summary>
    internal bool NamesAccounts => this is Prefix or ExactAccount;

    /// <summary>
    /// The paths of profiles, <c>/@alias</c> and <c>/users/alias</c>, and of statuses, <c>/@alias/1</c> and
    /// <c>/users/alias/statuses/1</c>.
    /// </summary>
    private static SearchTarget OfPath(string path) =>
        Uri.UnescapeDataString(path).Trim('/').Split('/') switch
        {
            [['@', .. var alias]] => new ExactAccount(alias),
            ["users", var alias] => new ExactAccount(alias),
            [['@', ..], var id] when IsId(id, out var status) => new ExactStatus(status),
            ["users", _, "statuses", var id] when IsId(id, out var status) => new ExactStatus(status),
            _ => new Elsewhere(),
        };

    private static bool IsId(string text, out long id) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, null, out id) && id > 0;

    private static bool IsWebAddress(string text, out Uri address)
    {
        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out var parsed) && parsed.Scheme is "https" or "http";
        address = parsed!;
        return isAddress;
    }
}

namespace Linnet.Protocol.Apps;

/// <summary>What a program sends a person to the server with, so that they let it act for them (RFC 6749, 7636).</summary>
public sealed record ConsentQuery
{
    /// <summary>What is wanted: <c>code</c>.</summary>
    public string? ResponseType { get; init; }

    /// <summary>The program's public credential.</summary>
    public string? ClientId { get; init; }

    /// <summary>Where the person goes afterwards; one of the program's own addresses.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>What is asked for, separated by spaces; <c>read</c> when not given.</summary>
    public string? Scope { get; init; }

    /// <summary>Comes back to the program as it is.</summary>
    public string? State { get; init; }

    /// <summary>The challenge that the program will answer.</summary>
    public string? CodeChallenge { get; init; }

    /// <summary>How the challenge was made: <c>S256</c>.</summary>
    public string? CodeChallengeMethod { get; init; }

    internal IEnumerable<(string Name, string? Value)> Parameters =>
    [
        ("response_type", ResponseType),
        ("client_id", ClientId),
        ("redirect_uri", RedirectUri),
        ("scope", Scope),
        ("state", State),
        ("code_challenge", CodeChallenge),
        ("code_challenge_method", CodeChallengeMethod),
    ];
}

/// <summary>What a person is asked before a program may act for them. Linnet's own.</summary>
public sealed record ConsentRequestInfo
{
    /// <summary>The program's name, as it calls itself.</summary>
    public required string Name { get; init; }

    /// <summary>The program's home page, as it says; null when it says none.</summary>
    public string? Website { get; init; }

    /// <summary>What the program will be able to do.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Where the person goes afterwards, or <c>urn:ietf:wg:oauth:2.0:oob</c>: the code is shown to them.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>The whole address to go to when the person says no; null when the program has none.</summary>
    public string? DenyRedirectTo { get; init; }
}

/// <summary>What comes of a person's consent: one of the two. Linnet's own.</summary>
public sealed record ConsentGrant
{
    /// <summary>The whole address to go to, with the code and the program's <c>state</c>.</summary>
    public string? RedirectTo { get; init; }

    /// <summary>The code, to be shown to the person, who takes it to the program.</summary>
    public string? Code { get; init; }

    /// <summary>The type's name: the generated text would show the code.</summary>
    public override string ToString() => nameof(ConsentGrant);
}

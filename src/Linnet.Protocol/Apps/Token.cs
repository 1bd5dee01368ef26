namespace Linnet.Protocol.Apps;

/// <summary>What lets a client program act, for itself or for an account.</summary>
public sealed record Token
{
    /// <summary>The token; whoever has it may use it.</summary>
    public required string AccessToken { get; init; }

    /// <summary>How to send it: always <c>Bearer</c>.</summary>
    public string TokenType { get; init; } = "Bearer";

    /// <summary>What it allows, separated by spaces.</summary>
    public required string Scope { get; init; }

    /// <summary>When it was made, in seconds since 1970.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>The type's name: the generated text would show the token.</summary>
    public override string ToString() => nameof(Token);
}

/// <summary>Asks for a token.</summary>
public sealed record TokenRequest
{
    /// <summary>On what ground: <c>password</c>, <c>authorization_code</c> or <c>client_credentials</c>.</summary>
    public string? GrantType { get; init; }

    /// <summary>The program's public credential.</summary>
    public string? ClientId { get; init; }

    /// <summary>The program's secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The address that the code was sent to.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>The alias, or the e-mail address, of who signs in by password.</summary>
    public string? Username { get; init; }

    /// <summary>The password.</summary>
    public string? Password { get; init; }

    /// <summary>The code that the person was given.</summary>
    public string? Code { get; init; }

    /// <summary>What the code's challenge was made from.</summary>
    public string? CodeVerifier { get; init; }

    /// <summary>What is asked for, separated by spaces; <c>read</c> when not given.</summary>
    public string? Scope { get; init; }

    /// <summary>Signs a person in by alias and password.</summary>
    public static TokenRequest ForPassword(CredentialApplication app, string username, string password, string scope) => new()
    {
        GrantType = "password",
        ClientId = app.ClientId,
        ClientSecret = app.ClientSecret,
        Username = username,
        Password = password,
        Scope = scope,
    };

    /// <summary>Signs the program itself in, for instance to sign people up.</summary>
    public static TokenRequest ForProgram(CredentialApplication app, string scope) => new()
    {
        GrantType = "client_credentials",
        ClientId = app.ClientId,
        ClientSecret = app.ClientSecret,
        Scope = scope,
    };

    /// <summary>The ground of the request: the generated text would show secrets.</summary>
    public override string ToString() => $"{nameof(TokenRequest)} {GrantType}";
}

/// <summary>Asks to end a token.</summary>
public sealed record RevokeRequest
{
    /// <summary>The public credential of the program that the token was given to.</summary>
    public string? ClientId { get; init; }

    /// <summary>That program's secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The token.</summary>
    public string? Token { get; init; }

    /// <summary>The type's name: the generated text would show secrets.</summary>
    public override string ToString() => nameof(RevokeRequest);
}

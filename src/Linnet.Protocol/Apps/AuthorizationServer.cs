namespace Linnet.Protocol.Apps;

/// <summary>How to sign in here, for programs that find out by themselves (RFC 8414).</summary>
public sealed record AuthorizationServer
{
    /// <summary>The server's address.</summary>
    public required string Issuer { get; init; }

    /// <summary>What explains this server to those who write programs for it.</summary>
    public required string ServiceDocumentation { get; init; }

    /// <summary>Where people sign in.</summary>
    public required string AuthorizationEndpoint { get; init; }

    /// <summary>Where programs get tokens.</summary>
    public required string TokenEndpoint { get; init; }

    /// <summary>Where programs register.</summary>
    public required string AppRegistrationEndpoint { get; init; }

    /// <summary>Where programs end tokens.</summary>
    public required string RevocationEndpoint { get; init; }

    /// <summary>Where programs learn who signed in.</summary>
    public required string UserinfoEndpoint { get; init; }

    /// <summary>What programs may ask for.</summary>
    public required IReadOnlyList<string> ScopesSupported { get; init; }

    /// <summary>What the sign-in page can answer with.</summary>
    public required IReadOnlyList<string> ResponseTypesSupported { get; init; }

    /// <summary>How it passes the answer on.</summary>
    public required IReadOnlyList<string> ResponseModesSupported { get; init; }

    /// <summary>On what grounds tokens are given.</summary>
    public required IReadOnlyList<string> GrantTypesSupported { get; init; }

    /// <summary>How programs show their credentials.</summary>
    public required IReadOnlyList<string> TokenEndpointAuthMethodsSupported { get; init; }

    /// <summary>How a code's challenge may be made.</summary>
    public required IReadOnlyList<string> CodeChallengeMethodsSupported { get; init; }
}

/// <summary>Who signed in, in the claims of OpenID Connect.</summary>
/// <param name="Iss">The server's address.</param>
/// <param name="Sub">The account's lasting address.</param>
/// <param name="Name">First and last name.</param>
/// <param name="PreferredUsername">The alias.</param>
/// <param name="Profile">Where people see the account.</param>
/// <param name="Picture">The address of the avatar.</param>
public sealed record UserInfo(
    string Iss, string Sub, string Name, string PreferredUsername, string Profile, string Picture);

using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Linnet.Protocol.Json;

namespace Linnet.Protocol.Apps;

/// <summary>A client program that registered itself.</summary>
public record Application
{
    /// <summary>The program's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, as it says itself.</summary>
    public required string Name { get; init; }

    /// <summary>Its home page.</summary>
    public string? Website { get; init; }

    /// <summary>What it may ask for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Where people may be sent after they signed in.</summary>
    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary>The same in one text, a line for each.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>The server's key for push messages; empty where there are none.</summary>
    public string VapidKey { get; init; } = "";
}

/// <summary>A client program with the credentials that it was given when it registered.</summary>
public sealed record CredentialApplication : Application
{
    /// <summary>A program whose parts are set one by one.</summary>
    public CredentialApplication()
    {
    }

    /// <summary>A program, as everybody sees it, and its credentials.</summary>
    [SetsRequiredMembers]
    public CredentialApplication(Application application, string clientId, string clientSecret)
        : base(application) => (ClientId, ClientSecret) = (clientId, clientSecret);

    /// <summary>The public half of the credentials.</summary>
    public required string ClientId { get; init; }

    /// <summary>The secret half.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>When the secret ends, in seconds since 1970; 0 when it does not.</summary>
    public long? ClientSecretExpiresAt { get; init; } = 0;

    /// <summary>The program's id: the generated text would show the secret.</summary>
    public override string ToString() => $"{nameof(CredentialApplication)} {Id}";
}

/// <summary>Asks to register a client program.</summary>
public sealed record CreateAppRequest
{
    /// <summary>The program's name.</summary>
    public string? ClientName { get; init; }

    /// <summary>Where people may be sent after they signed in. May be sent as one text with white space between them.</summary>
    [JsonConverter(typeof(AddressListConverter))]
    public IReadOnlyList<string>? RedirectUris { get; init; }

    /// <summary>What the program may ask for, separated by spaces; <c>read</c> when not given.</summary>
    public string? Scopes { get; init; }

    /// <summary>Its home page.</summary>
    public string? Website { get; init; }
}

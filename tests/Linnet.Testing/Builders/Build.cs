using Linnet.Core.Accounts;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;

namespace Linnet.Testing.Builders;

/// <summary>Makes valid things; what a test is about, it sets with <c>with</c> or an argument.</summary>
public static class Build
{
    private static int _count;

    /// <summary>An alias that no other call gave.</summary>
    public static string Alias(string prefix = "user") => $"{prefix}{Interlocked.Increment(ref _count)}";

    /// <summary>A sign-up.</summary>
    /// <param name="alias">The alias; null: one that is free.</param>
    public static NewAccount NewAccount(string? alias = null) =>
        new(alias ?? Alias(), "Daisy", "Duck", Email: null, PasswordHash: "hash");

    /// <summary>What a status says.</summary>
    public static StatusContent Content(string text = "Good morning", params IReadOnlyList<string> tags) =>
        new() { Text = text, Tags = [.. tags] };

    /// <summary>A status to be posted.</summary>
    public static NewStatus NewStatus(long accountId, string text = "Good morning", params IReadOnlyList<string> tags) =>
        new(accountId, Content(text, tags));

    /// <summary>A hash that no other call gave.</summary>
    public static TokenHash TokenHash() => Core.Sessions.TokenHash.Of($"token {Interlocked.Increment(ref _count)}");

    /// <summary>An application to be registered.</summary>
    public static App App() => new()
    {
        Id = 0,
        ClientId = $"client{Interlocked.Increment(ref _count)}",
        SecretHash = TokenHash(),
        Name = "Toot",
        Website = "https://toot.example",
        RedirectUris = "https://toot.example/back\nurn:ietf:wg:oauth:2.0:oob",
        Scopes = "read write follow",
    };

    /// <summary>A consent to be exchanged within ten minutes.</summary>
    public static AuthorizationCode Code(long appId, long accountId, DateTimeOffset now) => new(
        TokenHash(), appId, accountId, "https://toot.example/back", "read", "challenge", now.AddMinutes(10));

    /// <summary>An account to be loaded as it is.</summary>
    public static Account Account(long id, string? alias = null) =>
        new() { Id = id, Alias = alias ?? Alias(), FirstName = "Donald", LastName = "Duck" };

    /// <summary>A status to be loaded as it is.</summary>
    public static Status Status(long id, long accountId, string text = "Good morning", params IReadOnlyList<string> tags) =>
        new() { Id = id, AccountId = accountId, Content = Content(text, tags) };
}

using System.Globalization;
using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;
using Xunit;

namespace Linnet.Testing.Hosts;

/// <summary>Somebody with an account and a token.</summary>
public sealed record Person(LinnetApp App, long AccountId, string Alias, string Token)
{
    /// <summary>The account's id as the API writes it.</summary>
    public string Id => AccountId.ToString(CultureInfo.InvariantCulture);

    /// <summary>A client of the server as it runs now.</summary>
    public LinnetClient Client => App.Client.WithToken(Token);

    /// <summary>Posts, and expects success.</summary>
    public async Task<Status> PostAsync(string text) =>
        (await Client.PostStatusAsync(new() { Status = text }, null, TestContext.Current.CancellationToken)).Value;

    /// <summary>Follows, and expects success.</summary>
    public async Task FollowAsync(Person other) =>
        _ = (await Client.FollowAsync(other.Id, TestContext.Current.CancellationToken)).Value;

    /// <summary>The newest part of the feed.</summary>
    public async Task<IReadOnlyList<Status>> ReadHomeAsync(int limit = 40) =>
        (await Client.GetHomeTimelineAsync(new() { Limit = limit }, TestContext.Current.CancellationToken)).Value.Items;

    /// <inheritdoc/>
    public override string ToString() => $"@{Alias}";
}

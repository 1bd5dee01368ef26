using Linnet.Protocol.Client;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Xunit;

namespace Linnet.EndToEnd.Tests.Clients;

/// <summary>A server for the tests of one class, and people on it.</summary>
public sealed class TootServer : IAsyncLifetime
{
    private readonly TestFolder _data = new();
    private LinnetProcess? _process;

    /// <summary>Where it listens.</summary>
    public Uri Address => Process.Address;

    private LinnetProcess Process => _process ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>Signs somebody up.</summary>
    /// <returns>A client that acts as the new account.</returns>
    public Task<LinnetClient> SignUpAsync(string alias) => People.SignUpAsync(Process, alias);

    /// <summary>Waits until tags, words and counts of likes are there, which follow a change by themselves in some stores.</summary>
    public Task SettledAsync() => TestStorage.SettledAsync(_data.Path);

    /// <summary>A toot for somebody new who has signed in with it.</summary>
    internal async Task<Toot> SignedInAsync(string alias)
    {
        await SignUpAsync(alias);
        var toot = new Toot(Address);
        await toot.SignInAsync(alias, People.Password);
        return toot;
    }

    public async ValueTask InitializeAsync() => _process = await LinnetProcess.StartAsync(_data.Path);

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _data.Dispose();
    }
}

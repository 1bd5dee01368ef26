using BenchmarkDotNet.Attributes;
using Linnet.Core.Ids;
using Linnet.Core.Seeding;
using Linnet.Core.Sessions;

namespace Linnet.Benchmarks.Micro;

/// <summary>Recognising who calls.</summary>
public class TokenBenchmarks
{
    private BenchServer _server = null!;
    private SessionKeeper _sessions = null!;
    private string _token = "";

    // The toolchain does not wait for a preparation that is asynchronous.
    [GlobalSetup]
    public void Prepare() => PrepareAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void End() => _server.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Benchmark(Description = "the hash of a token")]
    public TokenHash Hash() => TokenHash.Of(_token);

    [Benchmark(Description = "the session of a token")]
    public ValueTask<Session?> Authenticate() => _sessions.AuthenticateAsync(_token, CancellationToken.None);

    private async Task PrepareAsync()
    {
        _server = await BenchServer.StartAsync(CancellationToken.None);
        _sessions = _server.Get<SessionKeeper>();
        var id = IdGenerator.AtTime(new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await _server.Get<ISeedStore>().AddAccountsAsync(
            [new() { Id = id, Alias = "donald", FirstName = "Donald", LastName = "Duck" }], "none", CancellationToken.None);
        _token = (await _sessions.BeginAsync(id, null, Scopes.All, CancellationToken.None)).Value.Token;
    }
}

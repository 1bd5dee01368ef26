using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What the suites have in common: each test gets a store of its own.</summary>
/// <typeparam name="TStore">The store that has to keep the promises.</typeparam>
public abstract class StoreContract<TStore> : IAsyncLifetime
    where TStore : StoreUnderTest, new()
{
    /// <summary>An id that no store gives.</summary>
    protected const long NoSuchId = 17;

    /// <summary>The store under test.</summary>
    protected TStore Store { get; } = new();

    /// <summary>Cancelled when the test run is.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await Store.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts <paramref name="count"/> calls at once, each on a thread of its own if there is one, and waits for all.</summary>
    protected static Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> call) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(index => Task.Run(() => call(index), Token)));
}

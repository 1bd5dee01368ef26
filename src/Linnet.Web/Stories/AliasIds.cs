using Microsoft.Extensions.Caching.Memory;

namespace Linnet.Web.Stories;

/// <summary>The ids behind aliases that were looked up: an alias is never given twice, so that what is known stays true.</summary>
internal sealed class AliasIds : IDisposable
{
    private const int EntriesMax = 50_000;

    private readonly MemoryCache _ids = new(new MemoryCacheOptions { SizeLimit = EntriesMax });

    /// <summary>The id of an alias in any case; null: not known.</summary>
    public string? Find(string alias) => _ids.Get<string>(alias.ToLowerInvariant());

    /// <summary>Remembers an id.</summary>
    public void Add(string alias, string id) =>
        _ids.Set(alias.ToLowerInvariant(), id, new MemoryCacheEntryOptions { Size = 1 });

    /// <inheritdoc/>
    public void Dispose() => _ids.Dispose();
}

using System.Security.Cryptography;
using System.Text;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Client;
using Microsoft.Extensions.Caching.Memory;

namespace Linnet.Web.Api;

/// <summary>
/// Who is behind a token, for the top of every page. At most <see cref="Age"/> old: whatever a visitor does or sees beside that is
/// asked of the API with the token, which decides.
/// </summary>
internal sealed class Viewers : IDisposable
{
    private const int EntriesMax = 20_000;
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(60);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = EntriesMax });

    /// <summary>Who acts with the client's token.</summary>
    public async Task<ApiResult<CredentialAccount>> FindAsync(string token, LinnetClient client, CancellationToken ct)
    {
        var key = KeyOf(token);
        if (_cache.TryGetValue(key, out CredentialAccount? known) && known is not null)
        {
            return known;
        }

        var found = await client.VerifyCredentialsAsync(ct);
        if (found.Succeeded(out var account, out _))
        {
            Keep(key, account);
        }

        return found;
    }

    /// <summary>The account has just been changed.</summary>
    public void Set(string token, CredentialAccount account) => Keep(KeyOf(token), account);

    /// <summary>The token is not to be used any more.</summary>
    public void Forget(string token) => _cache.Remove(KeyOf(token));

    /// <inheritdoc/>
    public void Dispose() => _cache.Dispose();

    private static string KeyOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private void Keep(string key, CredentialAccount account) =>
        _cache.Set(key, account, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Age });
}

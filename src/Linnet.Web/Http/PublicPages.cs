using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Linnet.Web.Http;

/// <summary>
/// Pages for visitors who are not signed in: rendered once for all who ask within <see cref="WebOptions.PublicPageAge"/>, also
/// for those who ask while it is being rendered. Bounded by their bytes.
/// </summary>
internal sealed class PublicPages : IDisposable
{
    private const int AddressCharsMax = 500;
    private const int EntryBytes = 500;

    private readonly ConcurrentDictionary<string, Lazy<Task<Entry>>> _underWay = new();
    private readonly MemoryCache _cache;
    private readonly TimeSpan _age;
    private readonly string _cacheControl;

    /// <summary>Holds nothing yet.</summary>
    public PublicPages(IOptions<WebOptions> options)
    {
        _age = options.Value.PublicPageAge;
        _cacheControl = $"public, max-age={(int)_age.TotalSeconds}";
        _cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.Value.PublicPageMegabytes * 1024L * 1024 });
    }

    /// <summary>Sends the page that is kept, or else the one that <paramref name="render"/> makes.</summary>
    public async Task AnswerAsync(HttpContext context, Func<HttpContext, Task<RenderedPage>> render)
    {
        var entry = await FindAsync(context, render);
        var response = context.Response;
        response.Headers.Vary = $"Cookie, {PageContext.PartHeader}";
        if (entry.Page.Status != StatusCodes.Status200OK)
        {
            response.Headers.CacheControl = "private, no-cache";
            await entry.Page.WriteAsync(context);
            return;
        }

        response.Headers.CacheControl = _cacheControl;
        response.Headers.ETag = entry.Tag;
        if (context.Request.Headers.IfNoneMatch is [{ } known] && known.Contains(entry.Tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await entry.Page.WriteAsync(context);
    }

    /// <inheritdoc/>
    public void Dispose() => _cache.Dispose();

    private async Task<Entry> FindAsync(HttpContext context, Func<HttpContext, Task<RenderedPage>> render)
    {
        var request = context.Request;
        var key = $"{request.Headers[PageContext.PartHeader]} {request.Scheme}://{request.Host}{request.Path}{request.QueryString}";
        if (_age == TimeSpan.Zero || key.Length > AddressCharsMax)
        {
            return Entry.Of(await render(context));
        }

        if (_cache.TryGetValue(key, out Entry? kept) && kept is not null)
        {
            return kept;
        }

        var filling = _underWay.GetOrAdd(key, _ => new(() => FillAsync(key, context, render)));
        try
        {
            return await filling.Value.WaitAsync(context.RequestAborted);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            // Whoever was first went away.
            return Entry.Of(await render(context));
        }
        finally
        {
            if (filling.Value.IsCompleted)
            {
                _underWay.TryRemove(new(key, filling));
            }
        }
    }

    private async Task<Entry> FillAsync(string key, HttpContext context, Func<HttpContext, Task<RenderedPage>> render)
    {
        var entry = Entry.Of(await render(context));
        if (entry.Page.Status == StatusCodes.Status200OK)
        {
            _cache.Set(key, entry, new MemoryCacheEntryOptions
            {
                Size = entry.Page.Html.Length + EntryBytes,
                AbsoluteExpirationRelativeToNow = _age,
            });
        }

        return entry;
    }

    private sealed record Entry(RenderedPage Page, string Tag)
    {
        private const int TagBytes = 12;

        public static Entry Of(RenderedPage page) =>
            new(page, $"\"{Convert.ToHexString(SHA256.HashData(page.Html.Span).AsSpan(0, TagBytes))}\"");
    }
}

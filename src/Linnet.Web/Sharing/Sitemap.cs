using System.Globalization;
using System.Text;
using System.Xml;
using Linnet.Protocol.Accounts;
using Linnet.Web.Api;

namespace Linnet.Web.Sharing;

/// <summary>
/// Tells search engines which pages there are: those of the site, and the stories of those who posted last. Who they are is asked
/// for once in a while, and by one request at a time.
/// </summary>
internal sealed class Sitemap(ApiConnection api, TimeProvider time) : IDisposable
{
    /// <summary>What it is sent as.</summary>
    public const string ContentType = "application/xml; charset=utf-8";

    private const int AccountsMax = 1000;
    private const int PageAccounts = 40;
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly TimeSpan Age = TimeSpan.FromHours(1);
    private static readonly TimeSpan AgeOfFailure = TimeSpan.FromMinutes(1);
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    private readonly SemaphoreSlim _one = new(1);
    private IReadOnlyList<Account> _accounts = [];
    private DateTimeOffset _askAgainAt;

    /// <summary>The sitemap as UTF-8.</summary>
    /// <param name="siteAddress">Scheme and host, without a slash at the end.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<byte[]> ToUtf8Async(string siteAddress, CancellationToken ct) => Write(siteAddress, await AccountsAsync(ct));

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private static byte[] Write(string siteAddress, IReadOnlyList<Account> accounts)
    {
        var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement("urlset", Namespace);
            foreach (var page in (ReadOnlySpan<string>)[Addresses.Home, Addresses.Explore, Addresses.About])
            {
                WriteUrl(xml, siteAddress + page, null);
            }

            foreach (var account in accounts)
            {
                WriteUrl(xml, siteAddress + Addresses.Story(account.Username), account.LastStatusAt);
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void WriteUrl(XmlWriter xml, string address, DateOnly? changedAt)
    {
        xml.WriteStartElement("url", Namespace);
        xml.WriteElementString("loc", Namespace, address);
        if (changedAt is { } day)
        {
            xml.WriteElementString("lastmod", Namespace, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }

    private async Task<IReadOnlyList<Account>> AccountsAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (time.GetUtcNow() >= _askAgainAt)
            {
                var found = await AskAsync(ct);
                _accounts = found ?? _accounts;
                _askAgainAt = time.GetUtcNow() + (found is null ? AgeOfFailure : Age);
            }

            return _accounts;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Those who posted; null: they cannot be had.</summary>
    private async Task<IReadOnlyList<Account>?> AskAsync(CancellationToken ct)
    {
        var accounts = new List<Account>();
        for (var offset = 0; offset < AccountsMax; offset += PageAccounts)
        {
            var listed = await api.Client.GetDirectoryAsync("active", offset, PageAccounts, ct);
            if (!listed.Succeeded(out var page, out _))
            {
                return null;
            }

            accounts.AddRange(page.Where(account => account.StatusesCount > 0));
            if (page.Count < PageAccounts)
            {
                break;
            }
        }

        return accounts;
    }
}

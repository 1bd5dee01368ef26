using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using Linnet.Web.Http;
using Microsoft.AspNetCore.Http;

namespace Linnet.Web.Live;

/// <summary>A page behind a line of server-sent events; each event is HTML that its script puts in place.</summary>
/// <param name="response">The line.</param>
/// <param name="services">Those of the request.</param>
/// <param name="source">The list.</param>
/// <param name="after">The newest status that the page shows; null: none.</param>
internal sealed class LiveView(HttpResponse response, IServiceProvider services, NewsSource source, string? after) : INewsView
{
    /// <inheritdoc/>
    public async Task ShowNewsAsync(int count, bool areMore, CancellationToken ct)
    {
        var html = await Components.RenderAsync<News>(
            services,
            (nameof(News.Source), source),
            (nameof(News.Here), source.PageAddress),
            (nameof(News.After), after),
            (nameof(News.Count), count),
            (nameof(News.AreMore), areMore));
        await SendAsync(Encoding.UTF8.GetString(html), ct);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string statusId, CancellationToken ct) =>
        SendAsync($"""<article id="status-{Encode(statusId)}" data-gone></article>""", ct);

    /// <inheritdoc/>
    public Task RenewAsync(string alias, string statusId, CancellationToken ct)
    {
        // What is done with the new card leads back to the list, not to the status's own page.
        var card = $"{Addresses.Status(alias, statusId)}?return={Uri.EscapeDataString(source.PageAddress)}";
        return SendAsync($"""<article id="status-{Encode(statusId)}" data-load="{Encode(card)}"></article>""", ct);
    }

    /// <inheritdoc/>
    public async Task BeatAsync(CancellationToken ct)
    {
        response.BodyWriter.Write(":\n\n"u8);
        await response.BodyWriter.FlushAsync(ct);
    }

    /// <summary>Says when the browser shall open the line again once it has ended.</summary>
    public async Task ComeAgainAsync(TimeSpan after, CancellationToken ct)
    {
        Encoding.UTF8.GetBytes($"retry: {after.TotalMilliseconds:0}\n\n", response.BodyWriter);
        await response.BodyWriter.FlushAsync(ct);
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private async Task SendAsync(string html, CancellationToken ct)
    {
        foreach (var line in html.AsSpan().EnumerateLines())
        {
            response.BodyWriter.Write("data: "u8);
            Encoding.UTF8.GetBytes(line, response.BodyWriter);
            response.BodyWriter.Write("\n"u8);
        }

        response.BodyWriter.Write("\n"u8);
        await response.BodyWriter.FlushAsync(ct);
    }
}

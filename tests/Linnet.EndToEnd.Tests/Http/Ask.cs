using System.Net.Http.Headers;
using Linnet.Testing.Hosts;
using Xunit;

namespace Linnet.EndToEnd.Tests.Http;

/// <summary>A request as a stranger may send it: nothing in its address is made regular, and its body is any bytes.</summary>
/// <param name="Method">The method, for instance <c>GET</c>.</param>
/// <param name="Target">Path and query, sent as they stand here.</param>
internal sealed record Ask(string Method, string Target)
{
    private static readonly UriCreationOptions AsItStands = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>The bearer's token; null: none is sent.</summary>
    public string? Token { get; init; }

    /// <summary>The body; null: there is none.</summary>
    public HttpContent? Body { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static Ask Get(string target, string? token = null) => new("GET", target) { Token = token };

    public static Ask Post(string target, HttpContent? body = null, string? token = null) =>
        new("POST", target) { Body = body, Token = token };

    /// <summary>The same with one header more.</summary>
    public Ask With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };

    public Task<Reply> SendAsync(LinnetApp app) => SendAsync(app.Http);

    public async Task<Reply> SendAsync(HttpClient http)
    {
        var address = new Uri(http.BaseAddress!.GetLeftPart(UriPartial.Authority) + Target, AsItStands);
        using var request = new HttpRequestMessage(new HttpMethod(Method), address) { Content = Body };
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Reply.ReadAsync(response);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Linnet.Protocol.Client;

namespace Linnet.Protocol.Tests.Client;

/// <summary>Stands in for the server: keeps the last request, and answers as it is told.</summary>
internal sealed class StubServer(Func<CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    /// <summary>A server that gives everybody the same answer.</summary>
    public StubServer(HttpStatusCode status, string body, string contentType = "application/json")
        : this(_ => Task.FromResult(Answer(status, body, contentType)))
    {
    }

    public HttpMethod? Method { get; private set; }

    public string? PathAndQuery { get; private set; }

    public string? Body { get; private set; }

    public HttpRequestHeaders? Headers { get; private set; }

    public MediaTypeHeaderValue? ContentType { get; private set; }

    public static HttpResponseMessage Answer(HttpStatusCode status, string body, string contentType = "application/json") =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, contentType) };

    public LinnetClient Client(string? token = null, TimeSpan? timeout = null) => new(
        new HttpClient(this) { BaseAddress = new Uri("http://linnet.test"), Timeout = timeout ?? TimeSpan.FromMinutes(1) },
        token);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Method = request.Method;
        PathAndQuery = request.RequestUri?.PathAndQuery;
        Headers = request.Headers;
        ContentType = request.Content?.Headers.ContentType;
        Body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : null;
        return await answer(cancellationToken);
    }
}

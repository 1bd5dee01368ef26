using System.Net;
using System.Text;
using System.Text.Json;
using Linnet.Protocol.Client;
using Linnet.Protocol.Errors;
using Linnet.Protocol.Json;

namespace Linnet.Web.Tests;

/// <summary>Stands where the API would: answers what the test says, and keeps what was asked.</summary>
internal sealed class FakeApi
{
    private readonly Dictionary<string, Func<HttpResponseMessage>> _answers = [];

    public FakeApi() => Client = new LinnetClient(new HttpClient(new Handler(this)) { BaseAddress = new Uri("http://api.test/") });

    /// <summary>What presenters are given.</summary>
    public LinnetClient Client { get; }

    /// <summary>The calls so far, as <c>GET /path?query</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The bodies of those calls; empty where there was none.</summary>
    public List<string> Bodies { get; } = [];

    /// <summary>Has a call answered with an entity.</summary>
    public FakeApi On<T>(string call, T entity)
        where T : class
    {
        _answers[call] = () => Json(HttpStatusCode.OK, JsonSerializer.Serialize(entity, LinnetJson.TypeOf<T>()));
        return this;
    }

    /// <summary>Has a call refused.</summary>
    public FakeApi Refuse(string call, HttpStatusCode status, string error) => Refuse(call, status, new ErrorBody(error));

    /// <summary>Has a call refused because of one field.</summary>
    public FakeApi RefuseField(string call, string field, string description) => Refuse(
        call,
        HttpStatusCode.UnprocessableEntity,
        new ErrorBody("Validation failed", Details: new Dictionary<string, IReadOnlyList<FieldError>> { [field] = [new("ERR_INVALID", description)] }));

    /// <summary>Has a call refused.</summary>
    public FakeApi Refuse(string call, HttpStatusCode status, ErrorBody error)
    {
        _answers[call] = () => Json(status, JsonSerializer.Serialize(error, LinnetJson.TypeOf<ErrorBody>()));
        return this;
    }

    /// <summary>Has a call fail as it does when the server is down.</summary>
    public FakeApi Break(string call)
    {
        _answers[call] = () => throw new HttpRequestException("down");
        return this;
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        Calls.Add(call);
        Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        return _answers.TryGetValue(call, out var answer) ? answer() : Json(HttpStatusCode.NotFound, """{"error":"Record not found"}""");
    }

    private sealed class Handler(FakeApi api) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            api.AnswerAsync(request, cancellationToken);
    }
}

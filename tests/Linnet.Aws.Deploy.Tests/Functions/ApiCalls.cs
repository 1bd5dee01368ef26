using System.Text.Json;

namespace Linnet.Aws.Deploy.Tests.Functions;

/// <summary>Requests to the API's function, as API Gateway and the adapter pass them on; each has to be answered well.</summary>
internal sealed class ApiCalls(FunctionProcess api)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<JsonElement> GetAsync(string path, string? token) => SendAsync(HttpMethod.Get, path, token);

    public Task<JsonElement> PostAsync(string path, string? token, params (string, string)[] fields) =>
        SendAsync(HttpMethod.Post, path, token, fields);

    public async Task<JsonElement> PostWithKeyAsync(string path, string token, string idempotencyKey, params (string, string)[] fields) =>
        JsonElement.Parse((await FetchAsync(HttpMethod.Post, path, token, fields, idempotencyKey: idempotencyKey)).Body);

    public async Task<JsonElement> SendAsync(HttpMethod method, string path, string? token, params (string, string)[] fields) =>
        JsonElement.Parse((await FetchAsync(method, path, token, fields)).Body);

    public async Task<(int Status, string Body)> FetchAsync(
        HttpMethod method,
        string path,
        string? token,
        (string Name, string Value)[] fields,
        bool mayFail = false,
        string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("x-amzn-request-context", """{"http":{"sourceIp":"203.0.113.7"}}""");
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        if (fields.Length > 0)
        {
            request.Content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        }

        using var answer = await api.Http.SendAsync(request, Token);
        var body = await answer.Content.ReadAsStringAsync(Token);
        (answer.IsSuccessStatusCode || mayFail).ShouldBeTrue($"{method} {path}: {(int)answer.StatusCode} {body}\n{api.Log}");
        return ((int)answer.StatusCode, body);
    }
}

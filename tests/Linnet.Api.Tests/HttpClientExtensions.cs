using System.Net;
using System.Text.Json.Nodes;

namespace Linnet.Api.Tests;

/// <summary>Calls that answer JSON.</summary>
internal static class HttpClientExtensions
{
    /// <summary>Sends, and reads the answer, which has to have the status.</summary>
    public static async Task<JsonNode> SendJsonAsync(
        this HttpClient client, HttpRequestMessage request, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(status, text);
        return JsonNode.Parse(text)!;
    }

    public static async Task<JsonNode> GetJsonAsync(
        this HttpClient client, string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await client.SendJsonAsync(request, status);
    }

    public static async Task<JsonNode> SendFormAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        HttpStatusCode status,
        params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, path) { Content = ApiApp.Form(fields) };
        return await client.SendJsonAsync(request, status);
    }

    public static Task<JsonNode> PostFormAsync(this HttpClient client, string path, params (string Name, string Value)[] fields) =>
        client.SendFormAsync(HttpMethod.Post, path, HttpStatusCode.OK, fields);
}

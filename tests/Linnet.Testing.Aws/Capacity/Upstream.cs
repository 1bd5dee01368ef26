using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Linnet.Testing.Aws.Capacity;

/// <summary>DynamoDB Local, as the gate calls it for others and for itself.</summary>
internal sealed class Upstream : IDisposable
{
    // It wants the form of a signature, and checks none.
    private const string Signature =
        "AWS4-HMAC-SHA256 Credential=gate/20200101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

    private const int AttemptsMax = 60;
    private static readonly TimeSpan PauseBetweenAttempts = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _http;
    private readonly LargeTransactions _transactions;
    private readonly ConcurrentDictionary<string, TableShape> _tables = new();

    public Upstream(Uri address) => (_http, _transactions) = (new() { BaseAddress = address }, new(SendOnceAsync, DescribeAsync));

    public async Task<GateAnswer> SendAsync(GateRequest call, CancellationToken ct)
    {
        if (call.Operation is not ("CreateTable" or "UpdateTable" or "DeleteTable"))
        {
            return await _transactions.SendAsync(call, ct);
        }

        // The emulator fails at times when tables are changed while others are in use.
        var answer = await SendOnceAsync(call, ct);
        for (var attempt = 1; attempt < AttemptsMax && answer.Status == 500 && call.Operation is "UpdateTable"; attempt++)
        {
            await Task.Delay(PauseBetweenAttempts, ct);
            answer = await SendOnceAsync(call, ct);
            if (answer.Status == 400 && Encoding.UTF8.GetString(answer.Body).Contains("equals the current value", StringComparison.Ordinal))
            {
                // It had made the change before it failed.
                answer = GateAnswer.Done([]);
            }
        }

        _tables.TryRemove(call.Tables[0], out _);
        return answer;
    }

    /// <summary>A table's shape; null when there is no such table.</summary>
    public async Task<TableShape?> DescribeAsync(string table, CancellationToken ct)
    {
        if (!_tables.TryGetValue(table, out var shape))
        {
            var answer = await SendAsync(new("DescribeTable", new JsonObject { ["TableName"] = table }), ct);
            if (answer.IsDone)
            {
                _tables[table] = shape = new TableShape(answer.Json()["Table"]!.AsObject());
            }
        }

        return shape;
    }

    /// <summary>Items as they are, in the order of their keys; null for those that are not there.</summary>
    public async Task<IReadOnlyList<JsonObject?>> GetAsync(IReadOnlyList<(TableShape Table, JsonObject Key)> keys, CancellationToken ct)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var wanted = keys.DistinctBy(key => NameOf(key.Table, key.Key)).GroupBy(key => key.Table.Name, key => key.Key);
        var answer = await SendAsync(new("BatchGetItem", new JsonObject { ["RequestItems"] = RequestOf(wanted) }), ct);
        var json = answer.Json();
        if (json["UnprocessedKeys"] is JsonObject { Count: > 0 } || !answer.IsDone)
        {
            throw new NotSupportedException($"The items are too large to be looked at together: {json}");
        }

        var shapes = keys.Select(key => key.Table).DistinctBy(table => table.Name).ToDictionary(table => table.Name);
        var found = json["Responses"]!.AsObject()
            .SelectMany(entry => entry.Value!.AsArray().Select(item => (Table: shapes[entry.Key], Item: item!.AsObject())))
            .ToDictionary(entry => NameOf(entry.Table, entry.Item), entry => entry.Item);
        return [.. keys.Select(key => found.GetValueOrDefault(NameOf(key.Table, key.Key)))];
    }

    public void Dispose()
    {
        _http.Dispose();
        _transactions.Dispose();
    }

    private async Task<GateAnswer> SendOnceAsync(GateRequest call, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new StringContent(call.Body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/x-amz-json-1.0")),
        };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", GateRequest.Target + call.Operation);
        request.Headers.TryAddWithoutValidation("Authorization", Signature);
        using var response = await _http.SendAsync(request, ct);
        return new((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(ct));
    }

    private static JsonObject RequestOf(IEnumerable<IGrouping<string, JsonObject>> keys) => new(keys.Select(table =>
        KeyValuePair.Create<string, JsonNode?>(table.Key, new JsonObject
        {
            ["Keys"] = new JsonArray([.. table.Select(key => key.DeepClone())]),
            ["ConsistentRead"] = true,
        })));

    private static string NameOf(TableShape table, JsonObject item) => $"{table.Name} {table.KeyOf(item).ToJsonString()}";
}

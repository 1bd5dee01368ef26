using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Linnet.Testing.Aws.Capacity;

/// <summary>
/// Plays transactions of more parts than DynamoDB Local takes, whose version knows the limit of its year: while nothing else happens,
/// all conditions are looked at, and then the parts are made, some at a time.
/// </summary>
/// <param name="send">Sends a call to the emulator.</param>
/// <param name="describe">Finds the shape of a table.</param>
internal sealed partial class LargeTransactions(
    Func<GateRequest, CancellationToken, Task<GateAnswer>> send, Func<string, CancellationToken, Task<TableShape?>> describe) : IDisposable
{
    private const int PartsMax = 100;
    private const int PartsOfEmulator = 10;
    private const int CallsAtOnce = 64;

    private readonly SemaphoreSlim _calls = new(CallsAtOnce);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<string, GateAnswer> _done = new();

    /// <summary>Sends a call, as it is or in parts.</summary>
    public async Task<GateAnswer> SendAsync(GateRequest call, CancellationToken ct)
    {
        if (call.Operation == "TransactWriteItems" && call.Body["TransactItems"]!.AsArray() is { Count: > PartsOfEmulator } parts)
        {
            return parts.Count > PartsMax
                ? GateAnswer.Error(400, "com.amazon.coral.validate#ValidationException", $"A transaction has at most {PartsMax} parts")
                : await PlayAsync([.. parts.Select(part => part!.AsObject())], (string?)call.Body["ClientRequestToken"] ?? $"{Guid.NewGuid()}");
        }

        await _calls.WaitAsync(ct);
        try
        {
            return await send(call, ct);
        }
        finally
        {
            _calls.Release();
        }
    }

    public void Dispose()
    {
        _calls.Dispose();
        _turn.Dispose();
    }

    /// <summary>Who asks may go: a transaction that has begun is made whole.</summary>
    private async Task<GateAnswer> PlayAsync(IReadOnlyList<JsonObject> parts, string token)
    {
        var checks = await Task.WhenAll(parts.Select(part => CheckOfAsync(part.Single().Value!.AsObject())));
        await _turn.WaitAsync();
        for (var call = 0; call < CallsAtOnce; call++)
        {
            await _calls.WaitAsync();
        }

        try
        {
            return _done.TryGetValue(token, out var before) ? before : await MakeAsync(parts, checks, token);
        }
        finally
        {
            _calls.Release(CallsAtOnce);
            _turn.Release();
        }
    }

    private async Task<GateAnswer> MakeAsync(IEnumerable<JsonObject> parts, IEnumerable<JsonObject?> checks, string token)
    {
        var codes = new List<string>();
        foreach (var check in checks)
        {
            var answer = check is null ? GateAnswer.Done([]) : await SendAsync([new JsonObject { ["ConditionCheck"] = check }]);
            codes.Add(answer.IsForbidden() ? "ConditionalCheckFailed" : "None");
        }

        if (codes.Any(code => code != "None"))
        {
            return GateAnswer.CanceledTransaction(codes);
        }

        foreach (var some in parts.Chunk(PartsOfEmulator))
        {
            var answer = await SendAsync(some);
            if (!answer.IsDone)
            {
                throw new InvalidOperationException($"The emulator refuses a part of a transaction whose conditions hold: {answer.Json()}");
            }
        }

        return _done[token] = GateAnswer.Done([]);
    }

    /// <summary>The condition of a part alone; null: it has none. The emulator refuses names and values that it does not use.</summary>
    private async Task<JsonObject?> CheckOfAsync(JsonObject part)
    {
        if ((string?)part["ConditionExpression"] is not { } condition)
        {
            return null;
        }

        var used = Mark().Matches(condition).Select(match => match.Value).ToHashSet();
        var table = (string)part["TableName"]!;
        var check = new JsonObject
        {
            ["TableName"] = table,
            ["Key"] = part["Key"]?.DeepClone() ?? (await describe(table, CancellationToken.None))!.KeyOf(part["Item"]!.AsObject()),
            ["ConditionExpression"] = condition,
        };
        foreach (var list in new[] { "ExpressionAttributeNames", "ExpressionAttributeValues" })
        {
            if (part[list]?.AsObject() is { } all && all.Where(entry => used.Contains(entry.Key)).ToList() is { Count: > 0 } some)
            {
                check[list] = new JsonObject(some.Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
            }
        }

        return check;
    }

    private Task<GateAnswer> SendAsync(IEnumerable<JsonObject> parts) => send(
        new("TransactWriteItems", new JsonObject { ["TransactItems"] = new JsonArray([.. parts.Select(part => part.DeepClone())]) }),
        CancellationToken.None);

    [GeneratedRegex("[#:][A-Za-z]+")]
    private static partial Regex Mark();
}

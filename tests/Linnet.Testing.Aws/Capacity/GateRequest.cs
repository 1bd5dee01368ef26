using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Linnet.Testing.Aws.Capacity;

/// <summary>A call of DynamoDB on its way through the gate.</summary>
/// <param name="Operation">For instance <c>PutItem</c>.</param>
/// <param name="Body">The call in DynamoDB's JSON.</param>
public sealed record GateRequest(string Operation, JsonObject Body)
{
    /// <summary>What <c>X-Amz-Target</c> says before the operation.</summary>
    internal const string Target = "DynamoDB_20120810.";

    /// <summary>The tables that it names, in full.</summary>
    public IReadOnlyList<string> Tables { get; } = [.. TablesIn(Body).Distinct()];

    /// <summary>True when it changes items.</summary>
    public bool IsWrite => Operation is "PutItem" or "UpdateItem" or "DeleteItem" or "BatchWriteItem" or "TransactWriteItems";

    internal static async Task<GateRequest> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var target = request.Headers["X-Amz-Target"].ToString();
        var body = await JsonNode.ParseAsync(request.Body, cancellationToken: ct);
        return new(target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..], body!.AsObject());
    }

    private static IEnumerable<string> TablesIn(JsonObject body)
    {
        if (body["TableName"] is { } table)
        {
            return [(string)table!];
        }

        return body["RequestItems"] is { } items
            ? items.AsObject().Select(entry => entry.Key)
            : (body["TransactItems"]?.AsArray() ?? []).Select(item => (string)item!.AsObject().Single().Value!["TableName"]!);
    }
}

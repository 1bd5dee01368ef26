using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Linnet.Testing.Aws.Capacity;

/// <summary>
/// Lets reads through as the capacity allows, and charges what they cost: a read begins when there is something left, and what it
/// turns out to cost beyond that is owed.
/// </summary>
internal sealed partial class ReadGate(Upstream upstream)
{
    private static readonly string[] Narrowing = ["FilterExpression", "ProjectionExpression", "Select"];

    public Task<GateAnswer> ReadAsync(GateRequest request, IReadOnlyList<TableShape> tables, Meter meter, CancellationToken ct) =>
        request.Operation switch
        {
            "BatchGetItem" => ReadBatchAsync(request, meter, ct),
            "TransactGetItems" => ReadWholeAsync(request, meter, ChargesOfTransaction, ct),
            "GetItem" => ReadWholeAsync(request, meter, ChargesOfItem, ct),
            _ => ReadWholeAsync(request, meter, (query, answer) => ChargesOfQuery(query, tables[0], answer), ct),
        };

    private async Task<GateAnswer> ReadWholeAsync(
        GateRequest request, Meter meter, Func<GateRequest, JsonObject, IEnumerable<Charge>> charge, CancellationToken ct)
    {
        var least = charge(request, []).ToList();
        if (!meter.TryTake(least, isWrite: false, out _))
        {
            return request.Operation is "TransactGetItems"
                ? GateAnswer.ThrottledTransaction([.. least.Select(_ => true)])
                : GateAnswer.Throttled;
        }

        var answer = await upstream.SendAsync(request, ct);
        meter.Book(least, answer.IsDone ? charge(request, await WholeAsync(request, answer, ct)) : [], isWrite: false);
        return answer;
    }

    /// <summary>Each item by itself; those that the capacity does not suffice for come back as unprocessed.</summary>
    private async Task<GateAnswer> ReadBatchAsync(GateRequest request, Meter meter, CancellationToken ct)
    {
        var (admitted, refused, taken) = (request.Body.DeepClone().AsObject(), new JsonObject(), new List<Charge>());
        foreach (var (table, entry) in request.Body["RequestItems"]!.AsObject())
        {
            var least = new Charge(table, Units.OfRead(0, IsConsistent(entry!)));
            var keys = entry!["Keys"]!.AsArray().ToLookup(key => meter.TryTake([least], isWrite: false, out _));
            taken.AddRange(keys[true].Select(_ => least));
            var items = admitted["RequestItems"]!.AsObject();
            items.Remove(table);
            AddKeys(items, table, entry, keys[true]);
            AddKeys(refused, table, entry, keys[false]);
        }

        if (taken.Count == 0)
        {
            return GateAnswer.Throttled;
        }

        var part = request with { Body = admitted };
        var answer = await upstream.SendAsync(part, ct);
        meter.Book(taken, answer.IsDone ? ChargesOfBatch(part, await WholeAsync(part, answer, ct)) : [], isWrite: false);
        if (!answer.IsDone || refused.Count == 0)
        {
            return answer;
        }

        var json = answer.Json();
        json["UnprocessedKeys"] = refused;
        return GateAnswer.Done(json);
    }

    private static void AddKeys(JsonObject items, string table, JsonNode entry, IEnumerable<JsonNode?> keys)
    {
        var some = entry.DeepClone();
        some["Keys"] = new JsonArray([.. keys.Select(key => key!.DeepClone())]);
        if (some["Keys"]!.AsArray().Count > 0)
        {
            items[table] = some;
        }
    }

    private static IEnumerable<Charge> ChargesOfItem(GateRequest request, JsonObject answer) =>
        [new(request.Tables[0], Units.OfRead(ItemSize.Of(answer["Item"]?.AsObject()), IsConsistent(request.Body)))];

    private static IEnumerable<Charge> ChargesOfTransaction(GateRequest request, JsonObject answer) =>
        request.Body["TransactItems"]!.AsArray().Select((part, place) => new Charge(
            (string)part!["Get"]!["TableName"]!,
            Units.InTransaction * Units.OfRead(ItemSize.Of(answer["Responses"]?[place]?["Item"]?.AsObject()), isConsistent: true)));

    /// <summary>What is not there costs as much as something small.</summary>
    private static IEnumerable<Charge> ChargesOfBatch(GateRequest request, JsonObject answer) =>
        from table in request.Body["RequestItems"]!.AsObject()
        let found = answer["Responses"]?[table.Key]?.AsArray() ?? []
        let missing = table.Value!["Keys"]!.AsArray().Count - found.Count
        from size in found.Select(item => ItemSize.Of(item!.AsObject())).Concat(Enumerable.Repeat(0, missing))
        select new Charge(table.Key, Units.OfRead(size, IsConsistent(table.Value!)));

    /// <summary>All items together. What a local index does not hold is fetched from the table, item by item.</summary>
    private static IEnumerable<Charge> ChargesOfQuery(GateRequest request, TableShape table, JsonObject answer)
    {
        var (name, isConsistent) = ((string?)request.Body["IndexName"], IsConsistent(request.Body));
        var index = table.Indexes.FirstOrDefault(candidate => candidate.Name == name);
        var items = (answer["Items"]?.AsArray() ?? []).Select(item => item!.AsObject()).ToList();
        var resource = table.ResourceOf(name);
        yield return new(resource, Units.OfRead(items.Sum(item => ItemSize.Of(index?.EntryOf(item) ?? item)), isConsistent));
        if ((string?)request.Body["Select"] is "ALL_ATTRIBUTES" && index is { IsGlobal: false, Projected: not null })
        {
            foreach (var item in items)
            {
                yield return new(resource, Units.OfRead(ItemSize.Of(item), isConsistent));
            }
        }
    }

    /// <summary>The answer with everything that was read for it: a filter or a projection makes nothing cheaper.</summary>
    private async Task<JsonObject> WholeAsync(GateRequest request, GateAnswer answer, CancellationToken ct)
    {
        var whole = request.Body.DeepClone().AsObject();
        List<JsonObject> parts =
        [
            whole,
            .. whole["RequestItems"]?.AsObject().Select(table => table.Value!.AsObject()) ?? [],
            .. whole["TransactItems"]?.AsArray().Select(part => part!["Get"]!.AsObject()) ?? [],
        ];
        if (!parts.Exists(part => Narrowing.Any(part.ContainsKey)))
        {
            return answer.Json();
        }

        foreach (var part in parts)
        {
            foreach (var name in Narrowing.Where(name => (string?)part[name] is not "ALL_ATTRIBUTES"))
            {
                part.Remove(name);
            }

            // Names and values that no expression has any more are refused.
            var used = Mark().Matches((string?)part["KeyConditionExpression"] ?? "").Select(match => match.Value).ToHashSet();
            Keep(part, "ExpressionAttributeNames", used);
            Keep(part, "ExpressionAttributeValues", used);
        }

        return (await upstream.SendAsync(request with { Body = whole }, ct)).Json();
    }

    private static void Keep(JsonObject body, string property, HashSet<string> used)
    {
        var marks = body[property]?.AsObject();
        foreach (var mark in marks?.Select(entry => entry.Key).Except(used).ToList() ?? [])
        {
            marks!.Remove(mark);
        }

        if (marks is { Count: 0 })
        {
            body.Remove(property);
        }
    }

    private static bool IsConsistent(JsonNode body) => (bool?)body["ConsistentRead"] ?? false;

    [GeneratedRegex("[#:][A-Za-z0-9_]+")]
    private static partial Regex Mark();
}

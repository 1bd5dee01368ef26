using System.Text.Json.Nodes;

namespace Linnet.Testing.Aws.Capacity;

/// <summary>
/// Lets writes through as the capacity allows, and charges what they cost. Whoever writes an item at the same moment as another
/// may be charged for the other's size.
/// </summary>
internal sealed class WriteGate(Upstream upstream)
{
    private readonly record struct Action(TableShape Table, string Kind, JsonObject Key, JsonObject? Item, JsonNode Part);

    /// <summary>A write, as it is known before it happens.</summary>
    private sealed record Plan(Action Action, JsonObject? Before, bool IsInTransaction)
    {
        // How large an update will leave the item is not known yet.
        public IReadOnlyList<Charge> Taken { get; } =
            [.. ChargesFor(Action, Before, Action.Kind is "Update" ? Before : Action.Item, IsInTransaction)];

        public IEnumerable<Charge> Done(JsonObject? after) => ChargesFor(Action, Before, after, IsInTransaction);

        public IEnumerable<Charge> Attempted => WriteCost.OfAttempt(Action.Table, Before, Action.Item, IsInTransaction);
    }

    /// <summary>A single write or a transaction: all of it or nothing.</summary>
    public async Task<GateAnswer> WriteAsync(
        GateRequest request, IReadOnlyList<TableShape> tables, Meter meter, CancellationToken ct)
    {
        var plans = await PlanAsync(request, tables, ct);
        var taken = plans.SelectMany(plan => plan.Taken).ToList();
        if (!meter.TryTake(taken, isWrite: true, out var lacking))
        {
            return request.Operation is "TransactWriteItems"
                ? GateAnswer.ThrottledTransaction([.. plans.Select(plan => plan.Taken.Any(charge => charge.Resource == lacking))])
                : GateAnswer.Throttled;
        }

        var answer = await upstream.SendAsync(request, ct);
        IEnumerable<Charge> charges = answer.IsDone ? await ChargesAsync(plans, ct)
            : answer.IsForbidden() ? plans.SelectMany(plan => plan.Attempted)
            : [];
        meter.Book(taken, charges, isWrite: true);
        return answer;
    }

    /// <summary>A batch: each write by itself, those that the capacity does not suffice for come back as unprocessed.</summary>
    public async Task<GateAnswer> WriteBatchAsync(
        GateRequest request, IReadOnlyList<TableShape> tables, Meter meter, CancellationToken ct)
    {
        var plans = await PlanAsync(request, tables, ct);
        var admitted = plans.ToLookup(plan => meter.TryTake(plan.Taken, isWrite: true, out _));
        if (!admitted[true].Any())
        {
            return GateAnswer.Throttled;
        }

        var answer = await upstream.SendAsync(request with { Body = new() { ["RequestItems"] = PartsOf(admitted[true]) } }, ct);
        foreach (var plan in admitted[true])
        {
            meter.Book(plan.Taken, answer.IsDone ? plan.Done(plan.Action.Item) : [], isWrite: true);
        }

        if (!answer.IsDone || !admitted[false].Any())
        {
            return answer;
        }

        var json = answer.Json();
        json["UnprocessedItems"] = PartsOf(admitted[false]);
        return GateAnswer.Done(json);
    }

    /// <summary>The writes of a request beside the items as they are.</summary>
    private async Task<IReadOnlyList<Plan>> PlanAsync(
        GateRequest request, IReadOnlyList<TableShape> tables, CancellationToken ct)
    {
        var actions = ActionsOf(request, tables).ToList();
        var before = await upstream.GetAsync([.. actions.Select(action => (action.Table, action.Key))], ct);
        return [.. actions.Zip(before, (action, item) => new Plan(action, item, request.Operation is "TransactWriteItems"))];
    }

    private static IEnumerable<Action> ActionsOf(GateRequest request, IReadOnlyList<TableShape> tables)
    {
        return request.Operation switch
        {
            "BatchWriteItem" =>
                from table in request.Body["RequestItems"]!.AsObject()
                from write in table.Value!.AsArray()
                select ActionOf(write!.AsObject().Single(), table.Key, write),
            "TransactWriteItems" => request.Body["TransactItems"]!.AsArray().Select(part => ActionOf(part!.AsObject().Single(), null, part)),
            _ => [ActionOf(KeyValuePair.Create<string, JsonNode?>(request.Operation, request.Body), null, request.Body)],
        };

        // A part is called Put, PutItem or PutRequest, depending on where it stands.
        Action ActionOf(KeyValuePair<string, JsonNode?> part, string? table, JsonNode whole)
        {
            var content = part.Value!.AsObject();
            var name = table ?? (string)content["TableName"]!;
            var shape = tables.First(candidate => candidate.Name == name);
            var kind = part.Key.Replace("Item", "", StringComparison.Ordinal).Replace("Request", "", StringComparison.Ordinal);
            var item = content["Item"]?.AsObject();
            return new(shape, kind, item is null ? content["Key"]!.AsObject() : shape.KeyOf(item), item, whole);
        }
    }

    private async Task<IEnumerable<Charge>> ChargesAsync(IReadOnlyList<Plan> plans, CancellationToken ct)
    {
        var updates = plans.Where(plan => plan.Action.Kind is "Update").ToList();
        var updated = updates.Zip(await upstream.GetAsync([.. updates.Select(plan => (plan.Action.Table, plan.Action.Key))], ct)).ToList();
        return plans.Except(updates).SelectMany(plan => plan.Done(plan.Action.Item))
            .Concat(updated.SelectMany(entry => entry.First.Done(entry.Second)));
    }

    private static IEnumerable<Charge> ChargesFor(Action action, JsonObject? before, JsonObject? after, bool isInTransaction) =>
        action.Kind is "ConditionCheck"
            ? WriteCost.OfAttempt(action.Table, before, before, isInTransaction)
            : WriteCost.Of(action.Table, before, after, isInTransaction);

    private static JsonObject PartsOf(IEnumerable<Plan> plans) => new(plans.GroupBy(plan => plan.Action.Table.Name).Select(table =>
        KeyValuePair.Create<string, JsonNode?>(table.Key, new JsonArray([.. table.Select(plan => plan.Action.Part.DeepClone())]))));
}

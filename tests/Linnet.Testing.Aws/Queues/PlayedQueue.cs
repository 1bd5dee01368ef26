using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Linnet.Testing.Aws.Queues;

/// <summary>The messages of one group, in a queue of their own at fauxqs, which knows no groups in standard queues.</summary>
/// <param name="Id">The group; empty: messages that have none.</param>
/// <param name="Url">Its queue.</param>
internal sealed record PlayedGroup(string Id, string Url)
{
    /// <summary>False: it was empty when last looked at, and nothing was sent since.</summary>
    public bool MayHaveMessages { get; set; } = true;
}

/// <summary>
/// A standard queue that is fair: of the groups with messages waiting, none is served twice before each of the others was once.
/// Delays go by the tests' clock; everything else is up to fauxqs.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A queue lives as long as the test process.")]
internal sealed class PlayedQueue(string name, string url, JsonObject attributes, QueueFaults faults)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<PlayedGroup> _groups = [new("", url)];
    private TaskCompletionSource _arrival = NewArrival();
    private string _authorization = "";
    private int _lastServed;
    private int _held;
    private int _receivers;

    /// <summary>Takes a message, for now or for later.</summary>
    public async Task SendAsync(JsonObject entry, string authorization, CancellationToken ct)
    {
        _authorization = authorization;
        var delay = TimeSpan.FromSeconds((int?)entry["DelaySeconds"] ?? 0);
        for (var copies = Random.Shared.NextDouble() < faults.Repeated ? 2 : 1; copies > 0; copies--)
        {
            await SendAsync(entry.DeepClone().AsObject(), delay, ct);
        }
    }

    /// <summary>Gives messages of the groups in turn; waits for the first.</summary>
    public async Task<JsonArray> ReceiveAsync(JsonObject request, string authorization, CancellationToken ct)
    {
        _authorization = authorization;
        var most = (int?)request["MaxNumberOfMessages"] ?? 1;
        var until = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds((int?)request["WaitTimeSeconds"] ?? 0);
        Interlocked.Increment(ref _receivers);
        try
        {
            while (true)
            {
                var arrival = Volatile.Read(ref _arrival).Task;
                var messages = await TakeAsync(request, most, ct);
                var left = until - TimeProvider.System.GetUtcNow();
                if (messages.Count > 0 || left <= TimeSpan.Zero)
                {
                    return messages;
                }

                // However many wait, fauxqs is asked as often.
                var pause = LookAgainAfter * Volatile.Read(ref _receivers);
                await Task.WhenAny(arrival, Task.Delay(left < pause ? left : pause, ct));
                ct.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _receivers);
        }
    }

    /// <summary>Passes a batch on whose entries have receipt handles, to the queues that gave them.</summary>
    public async Task<JsonObject> PassOnAsync(string action, IEnumerable<JsonObject> entries, CancellationToken ct)
    {
        var (good, bad) = (new JsonArray(), new JsonArray());
        foreach (var some in entries.GroupBy(entry => GroupOf(entry)))
        {
            var answer = await CallAsync(action, some.Key.Url, ct, ("Entries", new JsonArray([.. some])));
            Move(answer.Body["Successful"], good);
            Move(answer.Body["Failed"], bad);
        }

        // A message that was given back may be the next.
        Announce();
        return new() { ["Successful"] = good, ["Failed"] = bad };
    }

    /// <summary>Attributes of the queue, with the messages of all groups counted.</summary>
    public async Task<JsonObject> AttributesAsync(JsonArray names, string authorization, CancellationToken ct)
    {
        _authorization = authorization;
        await _turn.WaitAsync(ct);
        try
        {
            var sum = new JsonObject();
            foreach (var group in _groups)
            {
                var answer = await CallAsync("GetQueueAttributes", group.Url, ct, ("AttributeNames", names.DeepClone()));
                foreach (var (attribute, value) in answer.Body["Attributes"]!.AsObject())
                {
                    sum[attribute] = attribute.StartsWith("Approximate", StringComparison.Ordinal)
                        ? Text(Number(value) + Number(sum[attribute]))
                        : sum[attribute]?.DeepClone() ?? value!.DeepClone();
                }
            }

            const string Delayed = "ApproximateNumberOfMessagesDelayed";
            if (sum[Delayed] is { } delayed)
            {
                sum[Delayed] = Text(Number(delayed) + Volatile.Read(ref _held));
            }

            return new() { ["Attributes"] = sum };
        }
        finally
        {
            _turn.Release();
        }
    }

    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static int Number(JsonNode? value) => int.Parse((string?)value ?? "0", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Move(JsonNode? from, JsonArray to)
    {
        foreach (var entry in from?.AsArray() ?? [])
        {
            to.Add(entry!.DeepClone());
        }
    }

    private async Task SendAsync(JsonObject entry, TimeSpan delay, CancellationToken ct)
    {
        var late = faults.Late * Random.Shared.NextDouble();
        if (delay + late == TimeSpan.Zero)
        {
            await PutAsync(entry, ct);
            return;
        }

        Interlocked.Increment(ref _held);
        _ = HoldAsync();

        async Task HoldAsync()
        {
            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, faults.Clock, CancellationToken.None);
            }

            await Task.Delay(late, CancellationToken.None);
            await PutAsync(entry, CancellationToken.None);
            Interlocked.Decrement(ref _held);
        }
    }

    private async Task PutAsync(JsonObject entry, CancellationToken ct)
    {
        var id = (string?)entry["MessageGroupId"] ?? "";
        await _turn.WaitAsync(ct);
        try
        {
            var group = _groups.Find(known => known.Id == id) ?? await AddGroupAsync(id, ct);
            await CallAsync(
                "SendMessage",
                group.Url,
                ct,
                ("MessageBody", entry["MessageBody"]!.DeepClone()),
                ("MessageAttributes", entry["MessageAttributes"]?.DeepClone() ?? new JsonObject()));
            group.MayHaveMessages = true;
        }
        finally
        {
            _turn.Release();
        }

        Announce();
    }

    private async Task<PlayedGroup> AddGroupAsync(string id, CancellationToken ct)
    {
        var request = new JsonObject { ["QueueName"] = $"{name}--{id}", ["Attributes"] = attributes.DeepClone() };
        var answer = await Fauxqs.CallAsync("CreateQueue", request, _authorization, ct);
        var group = new PlayedGroup(id, (string)answer.Body["QueueUrl"]!);
        _groups.Add(group);
        return group;
    }

    private async Task<JsonArray> TakeAsync(JsonObject request, int most, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var taken = new JsonArray();
            for (var empty = 0; taken.Count < most && empty < _groups.Count;)
            {
                _lastServed = (_lastServed + 1) % _groups.Count;
                var message = await TakeAsync(request, _lastServed);
                empty = message is null ? empty + 1 : 0;
                if (message is not null)
                {
                    taken.Add(message);
                }
            }

            return taken;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<JsonObject?> TakeAsync(JsonObject request, int place)
    {
        var group = _groups[place];
        if (!group.MayHaveMessages)
        {
            return null;
        }

        // Not cancelled, so that no message is lost on its way.
        var one = request.DeepClone().AsObject();
        (one["QueueUrl"], one["MaxNumberOfMessages"], one["WaitTimeSeconds"]) = (group.Url, 1, 0);
        var answer = await Fauxqs.CallAsync("ReceiveMessage", one, _authorization, CancellationToken.None);
        if (answer.Body["Messages"]?[0]?.DeepClone().AsObject() is not { } message)
        {
            // What SQS itself puts here comes into the queue without a group, unseen.
            group.MayHaveMessages = place == 0 || await HasMessagesAsync(group);
            return null;
        }

        message["ReceiptHandle"] = $"{place}:{message["ReceiptHandle"]}";
        if (group.Id.Length > 0)
        {
            message["Attributes"]!["MessageGroupId"] = group.Id;
        }

        return message;
    }

    private async Task<bool> HasMessagesAsync(PlayedGroup group)
    {
        var answer = await CallAsync("GetQueueAttributes", group.Url, CancellationToken.None, ("AttributeNames", new JsonArray("All")));
        return answer.Body["Attributes"]!.AsObject()
            .Any(attribute => attribute.Key.StartsWith("Approximate", StringComparison.Ordinal) && Number(attribute.Value) > 0);
    }

    /// <summary>The group that gave an entry's receipt handle, which becomes its own.</summary>
    private PlayedGroup GroupOf(JsonObject entry)
    {
        var handle = ((string)entry["ReceiptHandle"]!).Split(':', 2);
        entry["ReceiptHandle"] = handle[1];
        return _groups[int.Parse(handle[0], CultureInfo.InvariantCulture)];
    }

    private void Announce() => Interlocked.Exchange(ref _arrival, NewArrival()).TrySetResult();

    private Task<SqsAnswer> CallAsync(string action, string queueUrl, CancellationToken ct, params (string Name, JsonNode Value)[] parts)
    {
        var body = new JsonObject { ["QueueUrl"] = queueUrl };
        foreach (var (part, value) in parts)
        {
            body[part] = value;
        }

        return Fauxqs.CallAsync(action, body, _authorization, ct);
    }
}

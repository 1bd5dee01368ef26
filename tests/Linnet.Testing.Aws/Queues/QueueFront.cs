using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Linnet.Aws.Queues;
using Linnet.Testing.Aws.Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Testing.Aws.Queues;

/// <summary>
/// Stands before fauxqs, as the SQS that all tests of a run call: keeps the limits of SQS on batches, plays fair queues
/// (<see cref="PlayedQueue"/>), and lets go wrong what a test asks for (<see cref="QueueFaults"/>).
/// </summary>
public static class QueueFront
{
    private const int EntriesMax = 10;
    private const int BytesMax = 256 * 1024;

    private static readonly Lazy<Task<Uri>> Front = new(StartAsync);
    private static readonly ConcurrentDictionary<string, PlayedQueue> Queues = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, QueueFaults> Faults = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, Lazy<Task>> Offered = new(StringComparer.Ordinal);

    /// <summary>Where SQS answers; the first call starts it.</summary>
    public static Task<Uri> AddressAsync() => Front.Value;

    /// <summary>What goes wrong with the queues of a prefix, from the first call on.</summary>
    public static QueueFaults FaultsOf(string prefix) => Faults.GetOrAdd(prefix, _ => new());

    /// <summary>From now on, Linnet's queues with a prefix come to be when their addresses are first asked for: a test uses few of them.</summary>
    /// <param name="prefix">What their names begin with.</param>
    /// <param name="make">Makes a queue and that of its dead letters.</param>
    public static void Offer(string prefix, Func<Queue, Task> make)
    {
        foreach (var queue in LinnetQueues.All)
        {
            var made = new Lazy<Task>(() => make(queue));
            Offered[$"{prefix}-{queue.Name}"] = made;
            Offered[$"{prefix}-{queue.DeadLetters.Name}"] = made;
        }
    }

    private static async Task<Uri> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        return new(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var action = context.Request.Headers["X-Amz-Target"].ToString().Replace("AmazonSQS.", "", StringComparison.Ordinal);
        var request = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        var name = (string?)request["QueueName"] ?? ((string)request["QueueUrl"]!).Split('/')[^1];
        RecordedCalls.Note(context.Request.Headers.Authorization.ToString(), action, name);
        var faults = FaultsOfQueue(name);
        var fault = faults.Take(action);
        var call = new Call(action, name, request, context.Request.Headers.Authorization.ToString(), faults);
        var answer = fault switch
        {
            CallFault.ServerError => SqsAnswer.Error(500, "com.amazon.coral.service#InternalFailure", "We broke something."),
            CallFault.Throttled => SqsAnswer.Error(400, "com.amazonaws.sqs#RequestThrottled", "You go too fast."),
            CallFault.CredentialsExpired => SqsAnswer.Error(
                403, "com.amazon.coral.service#ExpiredTokenException", "The security token included in the request is expired"),
            CallFault.PartlyFailed when request.ContainsKey("Entries") => await AnswerPartlyAsync(call, context.RequestAborted),
            _ => await AnswerAsync(call, context.RequestAborted),
        };
        if (fault is CallFault.NoAnswer)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (fault is CallFault.NoAnswer or CallFault.AnswerLost)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/x-amz-json-1.0";
        await context.Response.WriteAsync(answer.Body.ToJsonString(), context.RequestAborted);
    }

    private static async Task<SqsAnswer> AnswerPartlyAsync(Call call, CancellationToken ct)
    {
        var entries = call.Request["Entries"]!.AsArray();
        var failed = entries[0]!["Id"]!.DeepClone();
        entries.RemoveAt(0);
        var answer = entries.Count > 0 ? await AnswerAsync(call, ct) : SqsAnswer.Good([]);
        var failure = new JsonObject { ["Id"] = failed, ["Code"] = "InternalError", ["Message"] = "Once more", ["SenderFault"] = false };
        answer.Body["Failed"] = new JsonArray([failure, .. (answer.Body["Failed"]?.AsArray() ?? []).Select(other => other!.DeepClone())]);
        return answer;
    }

    private static async Task<SqsAnswer> AnswerAsync(Call call, CancellationToken ct)
    {
        if (call.Action == "GetQueueUrl" && Offered.TryGetValue(call.QueueName, out var made))
        {
            await made.Value;
        }

        if (call.Action == "CreateQueue")
        {
            var created = await Fauxqs.CallAsync(call.Action, call.Request, call.Authorization, ct);
            if (created.IsGood)
            {
                var attributes = call.Request["Attributes"]?.DeepClone().AsObject() ?? [];
                Queues.TryAdd(call.QueueName, new(call.QueueName, (string)created.Body["QueueUrl"]!, attributes, call.Faults));
            }

            return created;
        }

        if (!Queues.TryGetValue(call.QueueName, out var queue))
        {
            return await Fauxqs.CallAsync(call.Action, call.Request, call.Authorization, ct);
        }

        var entries = (call.Request["Entries"]?.AsArray() ?? []).Select(entry => entry!.DeepClone().AsObject()).ToList();
        if (entries.Count > EntriesMax)
        {
            return SqsAnswer.Error(400, "com.amazonaws.sqs#TooManyEntriesInBatchRequest", $"There are {entries.Count} entries.");
        }

        return call.Action switch
        {
            "SendMessageBatch" => await SendAsync(queue, entries, call.Authorization, ct),
            "ReceiveMessage" => SqsAnswer.Good(new() { ["Messages"] = await queue.ReceiveAsync(call.Request, call.Authorization, ct) }),
            "DeleteMessageBatch" or "ChangeMessageVisibilityBatch" => SqsAnswer.Good(await queue.PassOnAsync(call.Action, entries, ct)),
            "GetQueueAttributes" => SqsAnswer.Good(
                await queue.AttributesAsync(call.Request["AttributeNames"]!.AsArray(), call.Authorization, ct)),
            _ => await Fauxqs.CallAsync(call.Action, call.Request, call.Authorization, ct),
        };
    }

    private static async Task<SqsAnswer> SendAsync(
        PlayedQueue queue, IReadOnlyList<JsonObject> entries, string authorization, CancellationToken ct)
    {
        var bytes = entries.Sum(entry =>
            Encoding.UTF8.GetByteCount((string)entry["MessageBody"]!)
            + (entry["MessageAttributes"]?.AsObject() ?? []).Sum(note =>
                Encoding.UTF8.GetByteCount(note.Key + (string)note.Value!["DataType"]! + (string)note.Value!["StringValue"]!)));
        if (bytes > BytesMax)
        {
            return SqsAnswer.Error(400, "com.amazonaws.sqs#BatchRequestTooLong", $"The batch has {bytes} bytes.");
        }

        foreach (var entry in entries)
        {
            await queue.SendAsync(entry, authorization, ct);
        }

        var sent = entries.Select(entry => new JsonObject { ["Id"] = entry["Id"]!.DeepClone(), ["MessageId"] = $"{Guid.NewGuid()}" });
        return SqsAnswer.Good(new() { ["Successful"] = new JsonArray([.. sent]), ["Failed"] = new JsonArray() });
    }

    private static QueueFaults FaultsOfQueue(string name)
    {
        // A queue's name is its prefix, a dash, and a name that may have dashes too.
        for (var dash = name.IndexOf('-', StringComparison.Ordinal); dash > 0; dash = name.IndexOf('-', dash + 1))
        {
            if (Faults.TryGetValue(name[..dash], out var faults))
            {
                return faults;
            }
        }

        return new();
    }

    private sealed record Call(string Action, string QueueName, JsonObject Request, string Authorization, QueueFaults Faults);
}

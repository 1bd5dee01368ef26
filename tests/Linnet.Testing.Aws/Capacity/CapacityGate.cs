using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Linnet.Testing.Aws.Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Linnet.Testing.Aws.Capacity;

/// <summary>
/// Stands between every client and DynamoDB Local, which alone takes whatever comes: counts the units of calls, limits them to the
/// capacities of the tables, and makes calls fail on demand. Tests go by prefixes of their own and do not meet.
/// </summary>
public sealed class CapacityGate : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Upstream _upstream;
    private readonly WriteGate _writes;
    private readonly ReadGate _reads;
    private readonly TestTables _tables;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Meter> _meters = new();
    private readonly ConcurrentDictionary<string, Func<GateRequest, Fault?>> _faults = new();
    private readonly ConcurrentDictionary<string, StrongBox<long>> _written = new();

    private CapacityGate(WebApplication app, Uri emulator, TimeProvider time)
    {
        (_app, _upstream, _tables, _time) = (app, new(emulator), new(emulator), time);
        (_writes, _reads) = (new(_upstream), new(_upstream));
    }

    /// <summary>Where it answers.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Opens a gate.</summary>
    /// <param name="emulator">Where DynamoDB Local answers; nobody else should know.</param>
    /// <param name="time">The clock that capacity comes by.</param>
    public static async Task<CapacityGate> StartAsync(Uri emulator, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var gate = new CapacityGate(builder.Build(), emulator, time);
        gate._app.Run(gate.HandleAsync);
        await gate._app.StartAsync();
        return gate;
    }

    /// <summary>
    /// From now on, tables with a prefix are counted, and limited where they have provisioned capacity. What nobody counts is let
    /// through as it is, which spares the look at every item before and after a write.
    /// </summary>
    public Meter Count(string prefix) => _meters.GetOrAdd($"{prefix}-", name => new Meter(_time, name));

    /// <summary>From now on, calls that touch tables with a prefix fail as a rule says; null: they do not.</summary>
    public void Fail(string prefix, Func<GateRequest, Fault?> rule) => _faults[$"{prefix}-"] = rule;

    /// <summary>From now on, Linnet's tables with a prefix come to be when they are first touched.</summary>
    public void OfferTables(string prefix)
    {
        _written[$"{prefix}-"] = new();
        _tables.Offer(prefix);
    }

    /// <summary>Calls that changed items of these tables; what was refused changed none.</summary>
    public long WritesOf(string prefix) => Volatile.Read(ref _written[$"{prefix}-"].Value);

    /// <summary>Removes the tables that came to be, and forgets the prefix.</summary>
    public Task RemoveTablesAsync(string prefix)
    {
        _meters.TryRemove($"{prefix}-", out _);
        _faults.TryRemove($"{prefix}-", out _);
        _written.TryRemove($"{prefix}-", out _);
        return _tables.RemoveAsync(prefix);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _upstream.Dispose();
        _tables.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        var ct = http.RequestAborted;
        var request = await GateRequest.ReadAsync(http.Request, ct);
        RecordedCalls.Note(http.Request.Headers.Authorization.ToString(), request);
        var fault = Of(_faults, request)?.Invoke(request);
        var answer = fault switch
        {
            Fault.Throttled => GateAnswer.Throttled,
            Fault.ServerError => GateAnswer.ServerError,
            Fault.ExpiredCredentials => GateAnswer.ExpiredCredentials,
            _ => await PassOrSayWhyAsync(request, fault is Fault.AnswerLost ? CancellationToken.None : ct),
        };
        if (answer.IsDone && request.IsWrite && Of(_written, request) is { } written)
        {
            Interlocked.Increment(ref written.Value);
        }

        if (fault is Fault.AnswerLost)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/x-amz-json-1.0";
        http.Response.ContentLength = answer.Body.Length;
        await http.Response.Body.WriteAsync(answer.Body, ct);
    }

    private async Task<GateAnswer> PassOrSayWhyAsync(GateRequest request, CancellationToken ct)
    {
        try
        {
            return await PassAsync(request, ct);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            // Nothing of a test's log shows what fails in here.
            return GateAnswer.Error(500, "GateFailed", exception.ToString());
        }
    }

    private async Task<GateAnswer> PassAsync(GateRequest request, CancellationToken ct)
    {
        await _tables.MakeAsync(request);
        if (Of(_meters, request) is not { } meter || await TablesAsync(request, ct) is not { } tables)
        {
            return await _upstream.SendAsync(request, ct);
        }

        tables.ForEach(meter.Follow);
        return request.Operation switch
        {
            "BatchWriteItem" => await _writes.WriteBatchAsync(request, tables, meter, ct),
            "PutItem" or "UpdateItem" or "DeleteItem" or "TransactWriteItems" => await _writes.WriteAsync(request, tables, meter, ct),
            "GetItem" or "BatchGetItem" or "TransactGetItems" or "Query" or "Scan" => await _reads.ReadAsync(request, tables, meter, ct),
            _ => await ManageAsync(request, meter, ct),
        };
    }

    /// <summary>A call that changes or describes tables.</summary>
    private async Task<GateAnswer> ManageAsync(GateRequest request, Meter meter, CancellationToken ct)
    {
        var answer = await _upstream.SendAsync(request, ct);
        (await TablesAsync(request, ct))?.ForEach(meter.Follow);
        return answer;
    }

    /// <summary>The tables that a call names; null when there is no such table.</summary>
    private async Task<List<TableShape>?> TablesAsync(GateRequest request, CancellationToken ct)
    {
        var tables = new List<TableShape>();
        foreach (var name in request.Tables)
        {
            if (await _upstream.DescribeAsync(name, ct) is not { } table)
            {
                return null;
            }

            tables.Add(table);
        }

        return tables;
    }

    /// <summary>What is kept for the prefix of a call's tables; they all have the same.</summary>
    private static T? Of<T>(ConcurrentDictionary<string, T> byPrefix, GateRequest request)
        where T : class =>
        request.Tables.Count == 0
            ? null
            : byPrefix.FirstOrDefault(entry => request.Tables[0].StartsWith(entry.Key, StringComparison.Ordinal)).Value;
}

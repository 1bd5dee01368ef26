using System.Net.Sockets;

namespace Linnet.Benchmarks.Http;

/// <summary>What an open-loop load saw.</summary>
/// <param name="Latency">From when a request was to start until its answer was there.</param>
/// <param name="Failures">Answers other than 2xx; a connection that breaks ends the measurement.</param>
/// <param name="LoaderShare">Part of one core that this process used meanwhile.</param>
internal sealed record OpenLoopResult(Times Latency, int Failures, double LoaderShare);

/// <summary>
/// A load that does not wait for answers: requests start by a schedule, and latency counts from when a request was to start, so that a
/// server that stalls is seen to stall. One thread drives all connections, because the server needs the cores: a loader that takes
/// turns with it would measure itself.
/// </summary>
internal sealed class OpenLoop : IDisposable
{
    private const int Connections = 64;
    private const int LookAfterMicroseconds = 1000;

    private readonly Func<byte[]> _next;
    private readonly double _rate;
    private readonly Dictionary<Socket, KeepAlive> _connections = [];
    private readonly Queue<KeepAlive> _idle = [];
    private readonly Times _latency = new();
    private readonly long _begin;
    private int _started;
    private int _failures;

    private OpenLoop(Uri server, Func<byte[]> next, double rate)
    {
        (_next, _rate) = (next, rate);
        for (var i = 0; i < Connections; i++)
        {
            var connection = new KeepAlive(server);
            _connections.Add(connection.Socket, connection);
            _idle.Enqueue(connection);
        }

        _begin = TimeProvider.System.GetTimestamp();
    }

    private TimeSpan Now => TimeProvider.System.GetElapsedTime(_begin);

    /// <summary>Sends requests at a fixed rate, for a time.</summary>
    /// <inheritdoc cref="RunUntilAsync"/>
    public static async Task<OpenLoopResult> RunAsync(
        Uri server, Func<byte[]> next, double rate, TimeSpan duration, CancellationToken ct)
    {
        using var over = new CancellationTokenSource(duration);
        return await RunUntilAsync(server, next, rate, over.Token, ct);
    }

    /// <summary>Sends requests at a fixed rate, until told that no more fall due; then sends what is late, and waits for the answers.</summary>
    /// <param name="server">The server.</param>
    /// <param name="next">The next request, made beforehand; called by one thread.</param>
    /// <param name="rate">Requests a second.</param>
    /// <param name="over">No more requests fall due.</param>
    /// <param name="ct">Ends it at once.</param>
    public static Task<OpenLoopResult> RunUntilAsync(
        Uri server, Func<byte[]> next, double rate, CancellationToken over, CancellationToken ct) => Task.Factory.StartNew(
        () =>
        {
            using var load = new OpenLoop(server, next, rate);
            var used = Environment.CpuUsage.TotalTime;
            load.Run(over, ct);
            return new OpenLoopResult(load._latency, load._failures, (Environment.CpuUsage.TotalTime - used) / load.Now);
        },
        ct,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    public void Dispose()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Dispose();
        }
    }

    private void Run(CancellationToken over, CancellationToken ct)
    {
        var last = long.MaxValue;
        var readable = new List<Socket>(Connections);
        while (_started < last || _idle.Count < Connections)
        {
            ct.ThrowIfCancellationRequested();
            var now = Now.TotalSeconds;
            if (last == long.MaxValue && over.IsCancellationRequested)
            {
                last = (long)(now * _rate);
            }

            while (_started < last && _started / _rate <= now && _idle.TryDequeue(out var connection))
            {
                connection.Send(_next(), TimeSpan.FromSeconds(_started++ / _rate));
            }

            readable.AddRange(_connections.Keys);
            Socket.Select(readable, null, null, LookAfterMicroseconds);
            foreach (var socket in readable)
            {
                Receive(_connections[socket]);
            }

            readable.Clear();
        }
    }

    private void Receive(KeepAlive connection)
    {
        if (connection.Receive() is { } status)
        {
            _latency.Add((Now - connection.Intended).TotalMilliseconds);
            _failures += status is >= 200 and < 300 ? 0 : 1;
            _idle.Enqueue(connection);
        }
    }
}

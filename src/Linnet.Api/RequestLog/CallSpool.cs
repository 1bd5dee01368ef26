using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Linnet.Api.RequestLog;

/// <summary>How far a spool has come.</summary>
/// <param name="Kept">Calls that can be read: the first ones, without a gap.</param>
/// <param name="Dropped">Calls after those, which are only counted.</param>
internal readonly record struct SpoolState(long Kept, long Dropped);

/// <summary>
/// Keeps calls in their order in a file, through two buffers: one fills while the other is written. Memory does not grow with the
/// calls, but for eight bytes in <see cref="Stride"/> of them. When the disk is too slow for both buffers, callers wait; when it
/// fails, or the file has its greatest size, later calls are only counted. Nothing is synced: nobody reads the file after a crash.
/// </summary>
/// <param name="output">Writes to the end of the file, which is empty.</param>
/// <param name="file">Reads from the file.</param>
/// <param name="bytesMax">The greatest size.</param>
/// <param name="time">Bounds the waiting.</param>
/// <param name="logger">Told once when calls begin to be dropped.</param>
internal sealed partial class CallSpool(Stream output, SafeFileHandle file, long bytesMax, TimeProvider time, ILogger logger)
{
    /// <summary>Calls between two whose places in the file are known.</summary>
    private const int Stride = 4096;

    private const int BufferBytes = 1 << 20;
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly List<long> _places = [];
    private Buffer _filling = new();
    private Buffer? _spare = new();
    private Task _writing = Task.CompletedTask;
    private long _written;
    private long _kept;
    private long _dropped;
    private bool _isClosed;

    /// <summary>How far the spool has come.</summary>
    public SpoolState State
    {
        get
        {
            lock (_gate)
            {
                return new(_kept, _dropped);
            }
        }
    }

    /// <summary>Adds a call, or counts it as dropped. Its place in the order is taken when there is room for it.</summary>
    public ValueTask AddAsync(string method, string path)
    {
        lock (_gate)
        {
            if (TryAdd(method, path))
            {
                return ValueTask.CompletedTask;
            }
        }

        return AddWhenThereIsRoomAsync(method, path);
    }

    /// <summary>Makes every call that has been added so far readable.</summary>
    public async Task<SpoolState> FlushAsync(CancellationToken ct)
    {
        var target = long.MaxValue;
        while (true)
        {
            Task writing;
            lock (_gate)
            {
                // A failure moves the end back.
                target = Math.Min(target, _filling.End);
                if (_written >= target)
                {
                    return new(_kept, _dropped);
                }

                TryHandOver();
                writing = _writing;
            }

            await writing.WaitAsync(ct);
        }
    }

    /// <summary>A reader that begins with a certain call.</summary>
    /// <param name="index">The call's place in the order, from 0; it has been flushed.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<CallReader> OpenAsync(long index, CancellationToken ct)
    {
        CallReader reader;
        lock (_gate)
        {
            reader = new(file, _places[(int)(index / Stride)], _written);
        }

        await reader.SkipAsync(index % Stride, ct);
        return reader;
    }

    private async ValueTask AddWhenThereIsRoomAsync(string method, string path)
    {
        while (true)
        {
            Task writing;
            lock (_gate)
            {
                if (TryAdd(method, path))
                {
                    return;
                }

                writing = _writing;
            }

            try
            {
                await writing.WaitAsync(WaitMax, time);
            }
            catch (TimeoutException exception)
            {
                // A disk that hangs must not hang the server.
                Close(exception);
            }
        }
    }

    /// <summary>Adds or drops a call; false: both buffers are full.</summary>
    private bool TryAdd(string method, string path)
    {
        var bytes = CallFormat.Bound(path);
        if (!_isClosed && _filling.End + bytes > bytesMax)
        {
            _isClosed = true;
            Log.Full(logger, bytesMax >> 20, _kept);
        }

        if (_isClosed)
        {
            _dropped++;
            return true;
        }

        if (_filling.Count + bytes > BufferBytes && !TryHandOver())
        {
            return false;
        }

        if (_kept % Stride == 0)
        {
            _places.Add(_filling.End);
        }

        _filling.Count += CallFormat.Write(_filling.Bytes.AsSpan(_filling.Count), method, path);
        _kept++;
        return true;
    }

    private bool TryHandOver()
    {
        if (_spare is not { } empty)
        {
            return false;
        }

        var full = _filling;
        empty.Begin(full.End, _kept);
        (_filling, _spare) = (empty, null);
        _writing = Task.Run(() => WriteAsync(full));
        return true;
    }

    private async Task WriteAsync(Buffer full)
    {
        try
        {
            await output.WriteAsync(full.Bytes.AsMemory(0, full.Count));
            lock (_gate)
            {
                _written = full.End;
                _spare = full;
            }
        }
        catch (Exception exception)
        {
            Lose(full, exception);
        }
    }

    /// <summary>What could not be written, and what came after it, counts as dropped.</summary>
    private void Lose(Buffer full, Exception exception)
    {
        lock (_gate)
        {
            _dropped += _kept - full.First;
            _kept = full.First;
            _filling.Begin(full.Place, full.First);
            _spare = full;
        }

        Close(exception);
    }

    private void Close(Exception exception)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
        }

        Log.Failed(logger, exception);
    }

    /// <summary>Calls that go to the file together.</summary>
    private sealed class Buffer
    {
        /// <summary>The calls, one behind the other.</summary>
        public byte[] Bytes { get; } = new byte[BufferBytes];

        /// <summary>How many of the bytes are used.</summary>
        public int Count { get; set; }

        /// <summary>Where in the file they go.</summary>
        public long Place { get; private set; }

        /// <summary>The place in the order of the first call.</summary>
        public long First { get; private set; }

        /// <summary>Where in the file they end.</summary>
        public long End => Place + Count;

        public void Begin(long place, long first) => (Place, First, Count) = (place, first, 0);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The request log has its {Megabytes} MiB; calls after the first {Calls} are only counted")]
        public static partial void Full(ILogger logger, long megabytes, long calls);

        [LoggerMessage(2, LogLevel.Error, "The request log cannot be written; from now on calls are only counted")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}

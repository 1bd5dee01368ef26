using System.Diagnostics.Metrics;
using Linnet.Core.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Linnet.Api.RequestLog;

/// <summary>
/// Every API call since the start, in order. The file begins anew with each start and goes when the server stops; one that a killed
/// process left behind is overwritten.
/// </summary>
internal sealed class CallLog : IHostedService, IDisposable
{
    private const string FileName = "calls";
    private const long Mebibyte = 1 << 20;

    private readonly RequestLogOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<CallLog> _logger;
    private readonly Meter _meter = new(Telemetry.MeterName);
    private FileStream? _file;
    private CallSpool? _spool;

    /// <summary>A log that takes no calls until it is started.</summary>
    public CallLog(IOptions<RequestLogOptions> options, TimeProvider time, ILogger<CallLog> logger)
    {
        (_options, _time, _logger) = (options.Value, time, logger);
        _meter.CreateObservableCounter(
            "linnet.request_log.calls", () => Calls, "{call}", "API calls since the start");
        _meter.CreateObservableCounter(
            "linnet.request_log.dropped", () => State.Dropped, "{call}", "API calls that the request log only counted");
    }

    /// <summary>False: no call is noted, by the settings.</summary>
    public bool IsEnabled => _options.Enabled;

    /// <summary>When the first call could come.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>The calls; null while the log is not started, or not enabled.</summary>
    public CallSpool? Spool => _spool;

    /// <summary>The calls since the start, also those that are only counted; 0 where none is noted.</summary>
    public long Calls => State.Kept + State.Dropped;

    private SpoolState State => _spool?.State ?? default;

    /// <summary>Notes a call; waits when the disk is far behind.</summary>
    public ValueTask AddAsync(string method, string path) => _spool?.AddAsync(method, path) ?? ValueTask.CompletedTask;

    /// <summary>Begins a new file.</summary>
    /// <exception cref="IOException">The file cannot be made, or another process has it.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Since = _time.GetUtcNow();
        if (_options.Enabled)
        {
            _file = Create(_options.Folder);
            _spool = new(_file, _file.SafeFileHandle, _options.MegabytesMax * Mebibyte, _time, _logger);
        }

        return Task.CompletedTask;
    }

    /// <summary>Ends the log; the requests are over.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _spool, null) is { } spool)
        {
            // No write may meet a closed file.
            await spool.FlushAsync(cancellationToken);
        }

        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
        _file?.Dispose();
    }

    /// <summary>Paths say who reads what: folder and file are for the server's user alone.</summary>
    private static FileStream Create(string folder)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 0,
        };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(Path.Combine(folder, FileName), options);
    }
}

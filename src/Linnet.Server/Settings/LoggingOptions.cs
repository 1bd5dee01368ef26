namespace Linnet.Server.Settings;

/// <summary>Settings of the log, which goes to standard error.</summary>
public sealed class LoggingOptions
{
    /// <summary>
    /// Least level that is logged, by the beginning of a category's name: <c>Trace</c>, <c>Debug</c>, <c>Information</c>,
    /// <c>Warning</c>, <c>Error</c>, <c>Critical</c> or <c>None</c>. Default: <c>Default</c> is <c>Information</c>,
    /// <c>Microsoft</c> is <c>Warning</c>.
    /// </summary>
    public Dictionary<string, LogLevel> LogLevel { get; set; } = [];
}

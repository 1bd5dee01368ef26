using System.ComponentModel.DataAnnotations;

namespace Linnet.Server.Settings;

/// <summary>Settings of the log, which goes to standard error.</summary>
public sealed class LoggingOptions : IValidatableObject
{
    /// <summary>
    /// Least level that is logged, by the beginning of a category's name: <c>Trace</c>, <c>Debug</c>, <c>Information</c>,
    /// <c>Warning</c>, <c>Error</c>, <c>Critical</c> or <c>None</c>. Unless set, <c>Default</c> is <c>Information</c> and
    /// <c>Microsoft</c> is <c>Warning</c>.
    /// </summary>
    public Dictionary<string, string> LogLevel { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from level in LogLevel
        where !Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _)
        select new ValidationResult(
            $"is '{level.Value}', but must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}", [$"{nameof(LogLevel)}:{level.Key}"]);
}

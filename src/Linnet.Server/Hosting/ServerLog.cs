using Microsoft.Extensions.Logging.Console;

namespace Linnet.Server.Hosting;

/// <summary>The log: one line a message, on standard error, so that a command's output stays its own.</summary>
internal static class ServerLog
{
    // Writes whole addresses, and a query may hold a token.
    private const string RequestLog = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public static void AddLinnetLog(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        logging.AddFilter(null, LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning);

        // What a start fails with is told once, in words; what a service dies of is critical.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

        // Warns that keys are stored plain; the data folder is closed to others.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // Anybody can send the site a form that is none of its own, and is refused without a line for each.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.AddSimpleConsole(line =>
        {
            line.SingleLine = true;
            line.UseUtcTimestamp = true;
            line.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.Services.PostConfigure<LoggerFilterOptions>(
            filters => filters.Rules.Add(new(null, RequestLog, LogLevel.Warning, null)));
    }
}

using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Linnet.Server.Commands;

/// <summary>Puts the failures that an operator can do something about into words.</summary>
internal static class Trouble
{
    /// <summary>What to show; null when the failure is a defect, whose stack says more.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        OptionsValidationException invalid => Settings(invalid.Failures),
        AggregateException { InnerExceptions: var all } when all.All(one => one is OptionsValidationException) =>
            Settings(all.Cast<OptionsValidationException>().SelectMany(one => one.Failures)),
        InvalidDataException => $"{exception.Message} {exception.GetBaseException().Message}",
        IOException { InnerException: AddressInUseException } =>
            $"{exception.Message} Choose another port with --port, or end the program that has it.",
        IOException or UnauthorizedAccessException => exception.Message,
        _ => null,
    };

    private static string Settings(IEnumerable<string> failures) =>
        string.Join('\n', failures.Distinct().Prepend("Some settings are wrong; docs/settings.md has all of them."));
}

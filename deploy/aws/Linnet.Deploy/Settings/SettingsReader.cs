using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Linnet.Deploy.Settings;

/// <summary>Takes settings out of what was given, one by one, and gathers a sentence for each that is wrong.</summary>
/// <param name="given">The values by name.</param>
internal sealed class SettingsReader(IReadOnlyDictionary<string, string> given)
{
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _known = [];

    /// <summary>What is wrong so far, names that no setting has included.</summary>
    public IReadOnlyList<string> Problems =>
    [
        .. _problems,
        .. given.Keys.Where(name => !_known.Contains(name)).Order(StringComparer.Ordinal)
            .Select(name => $"there is no setting '{name}'; docs/aws.md lists them: {string.Join(", ", _known.Order(StringComparer.Ordinal))}"),
    ];

    /// <summary>A reader of CDK's context; what CDK puts there for itself is left out.</summary>
    /// <param name="context">An object in JSON; null: nothing was set.</param>
    public static SettingsReader FromContext(string? context)
    {
        using var document = JsonDocument.Parse(context ?? "{}");
        return new(document.RootElement.EnumerateObject()
            .Where(entry => !entry.Name.Contains(':', StringComparison.Ordinal) && !entry.Name.StartsWith('@'))
            .ToDictionary(
                entry => entry.Name,
                entry => entry.Value.ValueKind == JsonValueKind.String ? entry.Value.ToString() : entry.Value.GetRawText()));
    }

    /// <summary>A text that is empty unless it is set.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="pattern">What the whole of it must look like.</param>
    /// <param name="example">How to say that to people.</param>
    /// <param name="otherwise">What it is when it is not set.</param>
    public string Text(string name, string pattern, string example, string otherwise = "")
    {
        var value = Take(name);
        if (value.Length == 0)
        {
            return otherwise;
        }

        if (!Regex.IsMatch(value, $"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            Refuse(name, value, example);
        }

        return value;
    }

    /// <summary>A whole number within a range.</summary>
    public int Number(string name, int otherwise, int least, int most)
    {
        var value = Take(name);
        if (value.Length == 0)
        {
            return otherwise;
        }

        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
        {
            Refuse(name, value, $"a whole number from {least} to {most}");
        }

        return number;
    }

    /// <summary>One of some words.</summary>
    public string OneOf(string name, string otherwise, params string[] words)
    {
        var value = Take(name);
        if (value.Length == 0)
        {
            return otherwise;
        }

        if (words.Contains(value))
        {
            return value;
        }

        Refuse(name, value, string.Join(" or ", words));
        return otherwise;
    }

    /// <summary>Yes or no.</summary>
    public bool Flag(string name, bool otherwise) =>
        OneOf(name, otherwise ? "true" : "false", "true", "false") == "true";

    /// <summary>Notes that something is wrong.</summary>
    public void Refuse(string problem) => _problems.Add(problem);

    private void Refuse(string name, string value, string right) => Refuse($"{name} is '{value}', but must be {right}");

    private string Take(string name)
    {
        _known.Add(name);
        return given.GetValueOrDefault(name, "");
    }
}

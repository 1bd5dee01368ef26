using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Linnet.Server.Settings;

/// <summary>Binds a section to its options and tells everything that is wrong with it, in words that name the setting.</summary>
internal static class SettingsBinder
{
    /// <summary>The settings of a class of options: its properties that can be set, but those that are given by other means.</summary>
    public static IEnumerable<PropertyInfo> SettingsOf(Type options) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true });

    /// <summary>Sets what the section has, and checks the whole.</summary>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public static IReadOnlyList<string> Bind(IConfigurationSection section, object options)
    {
        var errors = new List<string>();
        var settings = SettingsOf(options.GetType()).ToDictionary(setting => setting.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!settings.TryGetValue(child.Key, out var setting))
            {
                errors.Add($"{child.Path} is not a setting; {section.Key} has {string.Join(", ", settings.Values.Select(known => known.Name))}");
            }
            else if (!TrySet(options, setting, child))
            {
                errors.Add($"{child.Path} is '{child.Value}', but must be {Expectation(setting.PropertyType)}");
            }
        }

        foreach (var setting in settings.Values)
        {
            errors.AddRange(
                from rule in setting.GetCustomAttributes<ValidationAttribute>()
                where !rule.IsValid(setting.GetValue(options))
                select $"{rule.FormatErrorMessage($"{section.Key}:{setting.Name}")} It is '{setting.GetValue(options)}'.");
        }

        if (options is IValidatableObject whole)
        {
            errors.AddRange(whole.Validate(new(options)).Select(result => $"{section.Key}: {result.ErrorMessage}"));
        }

        return errors;
    }

    private static bool TrySet(object options, PropertyInfo setting, IConfigurationSection value)
    {
        if (IsTimeSpan(setting.PropertyType) && value.Value is { Length: > 0 } text && !text.Contains(':', StringComparison.Ordinal))
        {
            // A bare number would be taken for days.
            return false;
        }

        try
        {
            setting.SetValue(options, value.Get(setting.PropertyType) ?? Unset(setting.PropertyType));
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static object? Unset(Type type) => type switch
    {
        _ when type == typeof(string) => "",
        { IsArray: true } => Array.CreateInstance(type.GetElementType()!, 0),
        _ when Nullable.GetUnderlyingType(type) is not null => null,
        _ => throw new InvalidOperationException("The setting must have a value"),
    };

    private static bool IsTimeSpan(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(TimeSpan);

    private static string Expectation(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(TimeSpan) => "a time span such as 00:30:00 (30 minutes) or 30.00:00:00 (30 days)",
            _ when type == typeof(Uri) => "an address",
            _ when type.IsPrimitive => "a number in its range",
            _ => "a value of its kind; see docs/settings.md",
        };
    }
}

using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Linnet.Server.Settings;

/// <summary>Binds a section to its options and tells everything that is wrong with it, in words that name the setting.</summary>
internal static class SettingsBinder
{
    /// <summary>Sets what the values have, and checks the whole.</summary>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public static IReadOnlyList<string> Bind(SettingsSection section, IConfigurationSection values, object options)
    {
        var errors = new List<string>();
        foreach (var value in values.GetChildren())
        {
            if (Find(section.Settings, value.Key) is { } setting)
            {
                if (!TrySet(options, setting, value))
                {
                    errors.Add($"{value.Path} is '{value.Value}', but must be {Expectation(setting.PropertyType)}.");
                }
            }
            else if (Find(section.SettingsOfAll, value.Key) is null)
            {
                var known = string.Join(", ", section.SettingsOfAll.Select(setting => setting.Name));
                errors.Add($"{value.Path} is not a setting; {section.Name} has {known}.");
            }
        }

        foreach (var setting in section.Settings)
        {
            var value = setting.GetValue(options);
            errors.AddRange(
                from rule in setting.GetCustomAttributes<ValidationAttribute>()
                where !rule.IsValid(value)
                select $"{rule.FormatErrorMessage($"{section.Name}:{setting.Name}")} It is '{value}'.");
        }

        if (options is IValidatableObject whole)
        {
            errors.AddRange(
                from result in whole.Validate(new(options))
                select $"{section.Name}:{string.Join(", ", result.MemberNames)} {result.ErrorMessage}.");
        }

        return errors;
    }

    private static PropertyInfo? Find(IEnumerable<PropertyInfo> settings, string name) =>
        settings.FirstOrDefault(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static bool TrySet(object options, PropertyInfo setting, IConfigurationSection value)
    {
        if (setting.SetMethod is null)
        {
            value.Bind(setting.GetValue(options));
            return value.Value is null or "";
        }

        if (IsTimeSpan(setting.PropertyType) && value.Value is { Length: > 0 } text && !text.Contains(':', StringComparison.Ordinal))
        {
            // A bare number would be taken for days.
            return false;
        }

        try
        {
            var bound = value.Get(setting.PropertyType);
            if (bound is null && setting.PropertyType.IsValueType && Nullable.GetUnderlyingType(setting.PropertyType) is null)
            {
                return false;
            }

            setting.SetValue(options, bound);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsTimeSpan(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(TimeSpan);

    private static string Expectation(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(TimeSpan) => "a time span such as 00:30:00 (30 minutes) or 30.00:00:00 (30 days)",
            { IsPrimitive: true } => "a number",
            { IsGenericType: true } => "a list, one entry a key, such as :0, :1",
            _ => "another value; see docs/settings.md",
        };
    }
}

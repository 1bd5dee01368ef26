using System.Collections;
using System.Globalization;
using Linnet.Server.Settings;
using Linnet.Testing;

namespace Linnet.Server.Tests.Settings;

/// <summary>docs/settings.md against the classes of options.</summary>
public sealed class SettingsPageTests
{
    private static readonly Dictionary<string, string> Documented = File.ReadLines(Repository.File("docs/settings.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[1].Trim('`'), cells => cells[2].Trim('`'));

    [Fact]
    public void The_page_lists_every_setting_and_no_other() =>
        Documented.Keys.ShouldBe(Defaults().Select(setting => setting.Name), ignoreOrder: true);

    [Fact]
    public void The_page_has_the_defaults_of_the_code() =>
        Documented.ShouldBe(Defaults().ToDictionary(setting => setting.Name, setting => setting.Default), ignoreOrder: true);

    private static IEnumerable<(string Name, string Default)> Defaults() =>
        from section in SettingsSection.All
        from setting in section.Settings
        select ($"{section.Name}:{setting.Name}", Written(setting.GetValue(section.Defaults())));

    private static string Written(object? value) => value switch
    {
        null or "" => "none",
        bool yes => yes ? "true" : "false",
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        string text => text,
        ICollection { Count: 0 } => "none",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}

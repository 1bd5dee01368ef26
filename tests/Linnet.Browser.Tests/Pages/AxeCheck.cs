using System.Text.Json;
using Linnet.Browser.Tests.Browsing;
using Linnet.Testing;

namespace Linnet.Browser.Tests.Pages;

/// <summary>What axe, as npm has it, finds on an open page.</summary>
internal static class AxeCheck
{
    private static readonly Lazy<Task<string>> Script = new(() => File.ReadAllTextAsync(
        Path.Combine(NpmPackages.Require("axe-core"), "node_modules/axe-core/axe.min.js")));

    /// <summary>Whatever axe finds is something wrong with the page.</summary>
    public static async Task CheckAsync(Visitor visitor, ColorScheme scheme)
    {
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await visitor.Page.EvaluateAsync(await Script.Value);
        var found = await visitor.Page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run({ resultTypes: ["violations"] })).violations.flatMap((violation) =>
              violation.nodes.map((node) => `${violation.id} (${violation.help}): ${node.html.slice(0, 160)} ${node.any.concat(node.all).map((check) => check.message).join("; ")}`))
            """);
        foreach (var violation in found.EnumerateArray())
        {
            visitor.Complain($"{visitor.Address}, {scheme}: {violation}");
        }
    }
}

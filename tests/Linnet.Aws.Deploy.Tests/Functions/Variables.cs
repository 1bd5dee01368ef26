using System.Text.Json;

namespace Linnet.Aws.Deploy.Tests.Functions;

/// <summary>The environment of a function in a template.</summary>
internal static class Variables
{
    /// <summary>The variables; where CloudFormation fills in an address or a name, one that stands for it.</summary>
    public static Dictionary<string, string> Of(Resource function) => function["Environment"].GetProperty("Variables").EnumerateObject()
        .ToDictionary(entry => entry.Name, entry => entry.Value.ValueKind switch
        {
            JsonValueKind.String => entry.Value.GetString()!,
            _ when entry.Name.EndsWith("Bucket", StringComparison.Ordinal) => "linnet-media",
            _ => "https://filled-in.example",
        });
}

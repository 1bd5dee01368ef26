using System.Text.Json;

namespace Linnet.Aws.Deploy.Tests;

/// <summary>What a function may do, in words: <c>table feeds: BatchWriteItem</c>, <c>queue index: SendMessage</c>.</summary>
internal sealed class Policy(Template template, string function)
{
    /// <summary>The statements, all that a function's role has.</summary>
    public IReadOnlyList<JsonElement> Statements { get; } =
    [
        .. template.Behind(template.Function(function)["Role"])["Policies"].EnumerateArray()
            .SelectMany(policy => policy.GetProperty("PolicyDocument").GetProperty("Statement").EnumerateArray()),
    ];

    /// <summary>Every action in the statements.</summary>
    public IEnumerable<string> Actions => Statements.SelectMany(ActionsOf);

    /// <summary>Every resource in the statements.</summary>
    public IEnumerable<JsonElement> Resources => Statements.SelectMany(ResourcesOf);

    /// <summary>A line for each resource with all that may be done with it.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. Statements
            .SelectMany(statement =>
                from resource in ResourcesOf(statement)
                from action in ActionsOf(statement)
                select (Name: NameOf(resource), Action: action))
            .GroupBy(entry => entry.Name, entry => entry.Action.Split(':')[1])
            .Select(entry => $"{entry.Key}: {string.Join(' ', entry.Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> ActionsOf(JsonElement statement) =>
        ListOf(statement.GetProperty("Action")).Select(action => action.GetString()!);

    private static IEnumerable<JsonElement> ResourcesOf(JsonElement statement) => ListOf(statement.GetProperty("Resource"));

    // CDK writes a list of one without the list.
    private static JsonElement[] ListOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    private string NameOf(JsonElement arn)
    {
        var (reference, rest) = arn.TryGetProperty("Fn::Join", out var join) ? (join[1][0], join[1][1].GetString()) : (arn, "");
        var resource = template.Behind(reference);
        return resource.Type switch
        {
            "AWS::DynamoDB::Table" => $"table {Short(resource["TableName"])}{rest}",
            "AWS::SQS::Queue" => $"queue {Short(resource["QueueName"])}{rest}",
            "AWS::Logs::LogGroup" => $"log{rest}",
            "AWS::S3::Bucket" => $"bucket{rest}",
            var other => $"{other} {resource.Id}{rest}",
        };
    }

    private static string Short(JsonElement name) => name.GetString()!["linnet-".Length..];
}

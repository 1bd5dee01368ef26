using System.Text.Json;

namespace Linnet.Aws.Deploy.Tests;

/// <summary>A template of CloudFormation.</summary>
internal sealed class Template(string text)
{
    private readonly JsonElement _resources = JsonDocument.Parse(text).RootElement.GetProperty("Resources");

    /// <summary>The template as CDK wrote it.</summary>
    public string Text => text;

    /// <summary>Everything that is made.</summary>
    public IEnumerable<Resource> All => _resources.EnumerateObject().Select(entry => new Resource(entry.Name, entry.Value));

    /// <summary>Reads the one template that CDK wrote into a folder.</summary>
    public static Template Read(string folder) =>
        new(File.ReadAllText(Directory.EnumerateFiles(folder, "*.template.json").ShouldHaveSingleItem()));

    /// <summary>Everything of a type, such as <c>AWS::SQS::Queue</c>.</summary>
    public IReadOnlyList<Resource> Of(string type) => [.. All.Where(resource => resource.Type == type)];

    /// <summary>What a reference leads to.</summary>
    public Resource Behind(JsonElement reference) => All.Single(resource => resource.Id == Resource.ReferenceIn(reference));

    public Resource Table(string name) => Named("AWS::DynamoDB::Table", "TableName", name);

    public Resource Queue(string name) => Named("AWS::SQS::Queue", "QueueName", name);

    public Resource Function(string name) => Named("AWS::Lambda::Function", "FunctionName", name);

    private Resource Named(string type, string property, string name) =>
        Of(type).Single(resource => resource[property].GetString() == $"linnet-{name}");
}

/// <summary>Something that CloudFormation makes.</summary>
internal sealed class Resource(string id, JsonElement json)
{
    public string Id => id;

    public string Type => json.GetProperty(nameof(Type)).GetString()!;

    /// <summary>A property; of the kind "undefined" when it is not there.</summary>
    public JsonElement this[string property] =>
        json.GetProperty("Properties").TryGetProperty(property, out var value) ? value : default;

    /// <summary>What stands beside the properties, such as <c>DeletionPolicy</c>.</summary>
    public JsonElement Beside(string name) => json.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The id in a <c>Ref</c> or <c>Fn::GetAtt</c>.</summary>
    public static string ReferenceIn(JsonElement value) =>
        value.TryGetProperty("Ref", out var reference) ? reference.GetString()! : value.GetProperty("Fn::GetAtt")[0].GetString()!;
}

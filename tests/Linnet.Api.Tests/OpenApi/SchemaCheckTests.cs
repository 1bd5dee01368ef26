using System.Text.Json;

namespace Linnet.Api.Tests.OpenApi;

/// <summary>The check itself: one that finds no faults would prove nothing.</summary>
public sealed class SchemaCheckTests
{
    private static readonly JsonElement Document = Json(
        """
        {"schemas": {"Pet": {"type": "object", "required": ["name"], "properties": {
            "name": {"type": "string"}, "age": {"type": ["null", "integer"]}, "kind": {"type": "string", "enum": ["cat"]},
            "owner": {"oneOf": [{"type": "null"}, {"$ref": "#/schemas/Pet"}]},
            "toys": {"type": "array", "maxItems": 1, "items": {"type": "string"}}}}}}
        """);

    [Theory]
    [InlineData("""{"name": "a"}""")]
    [InlineData("""{"name": "a", "age": null, "kind": "cat", "owner": {"name": "b"}, "toys": ["c"]}""")]
    [InlineData("""{"name": "a", "age": 3, "owner": null, "toys": []}""")]
    public void What_fits_has_no_faults(string pet) => Faults(pet).ShouldBeEmpty();

    [Theory]
    [InlineData("""{}""", "$.name is missing")]
    [InlineData("""{"name": 1}""", "$.name is Number, not string")]
    [InlineData("""{"name": "a", "age": 1.5}""", "$.age is Number, not [\"null\", \"integer\"]")]
    [InlineData("""{"name": "a", "kind": "dog"}""", "$.kind is dog, not one of [\"cat\"]")]
    [InlineData("""{"name": "a", "owner": {}}""", "$.owner.name is missing")]
    [InlineData("""{"name": "a", "toys": ["b", 1]}""", "$.toys[1] is Number, not string")]
    [InlineData("""{"name": "a", "toys": ["b", "c"]}""", "$.toys has more than 1 items")]
    [InlineData("""{"name": "a", "colour": "red"}""", "$.colour is not described")]
    public void Each_fault_is_named(string pet, string fault) => Faults(pet).ShouldContain(fault);

    private static IReadOnlyList<string> Faults(string pet) =>
        new SchemaCheck(Document).Faults(Json(pet), Json("""{"$ref": "#/schemas/Pet"}"""));

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}

using System.Text.Json.Nodes;
using Linnet.Testing.Aws.Capacity;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Capacity;

/// <summary>The rules of the developer guide: "DynamoDB item sizes and formats".</summary>
public sealed class ItemSizeTests
{
    [Theory]
    [InlineData("""{"S":"R"}""", 1)]
    [InlineData("""{"S":"Grüße 🐦"}""", 12)]
    [InlineData("""{"N":"0"}""", 1)]
    [InlineData("""{"N":"7"}""", 2)]
    [InlineData("""{"N":"27"}""", 2)]
    [InlineData("""{"N":"-27"}""", 2)]
    [InlineData("""{"N":"123"}""", 3)]
    [InlineData("""{"N":"120000"}""", 2)]
    [InlineData("""{"N":"0.0012"}""", 2)]
    [InlineData("""{"N":"1.5e20"}""", 2)]
    [InlineData("""{"N":"12345678901234567890123456789012345678"}""", 20)]
    [InlineData("""{"B":"AAECAw=="}""", 4)]
    [InlineData("""{"BOOL":true}""", 1)]
    [InlineData("""{"NULL":true}""", 1)]
    [InlineData("""{"SS":["ab","c"]}""", 3)]
    [InlineData("""{"NS":["1","234"]}""", 5)]
    [InlineData("""{"BS":["AAEC","AA=="]}""", 4)]
    [InlineData("""{"L":[]}""", 3)]
    [InlineData("""{"L":[{"S":"ab"},{"BOOL":false}]}""", 8)]
    [InlineData("""{"M":{}}""", 3)]
    [InlineData("""{"M":{"key":{"S":"ab"}}}""", 9)]
    [InlineData("""{"L":[{"M":{"k":{"N":"12"}}}]}""", 11)]
    public void An_attribute_is_its_name_and_its_value(string value, int bytes) =>
        ItemSize.Of(JsonNode.Parse($$"""{"größe":{{value}}}""")!.AsObject()).ShouldBe("größe".Length + 2 + bytes);

    [Fact]
    public void An_item_is_the_sum_of_its_attributes()
    {
        var item = JsonNode.Parse("""{"id":{"S":"abc"},"n":{"N":"12"},"ok":{"BOOL":true}}""")!.AsObject();

        ItemSize.Of(item).ShouldBe(5 + 3 + 3);
        ItemSize.Of(null).ShouldBe(0);
    }
}

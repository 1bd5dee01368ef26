using System.Text.Json;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Json;
using Linnet.Protocol.Statuses;
using Shouldly;
using Xunit;

namespace Linnet.Protocol.Tests.Json;

public sealed class LenientTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"True\"", true)]
    [InlineData("\"1\"", true)]
    [InlineData("1", true)]
    [InlineData("\"on\"", true)]
    [InlineData("false", false)]
    [InlineData("\"false\"", false)]
    [InlineData("\"0\"", false)]
    [InlineData("0", false)]
    [InlineData("\"off\"", false)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public void A_truth_may_be_said_in_many_ways(string json, bool? expected) =>
        Read<CreateStatusRequest>($$"""{"sensitive":{{json}}}""").Sensitive.ShouldBe(expected);

    [Theory]
    [InlineData("""{"sensitive":"perhaps"}""", "$.sensitive", "Expected true or false.")]
    [InlineData("""{"sensitive":[true]}""", "$.sensitive", "Expected true or false.")]
    [InlineData("""{"status":["a"]}""", "$.status", "Expected a text.")]
    [InlineData("""{"status":{"a":1}}""", "$.status", "Expected a text.")]
    [InlineData("""{"status":"\ud800"}""", "$.status", "Expected a text of valid Unicode.")]
    [InlineData("""{"media_ids":{"a":1}}""", "$.media_ids", "Expected a list of texts.")]
    [InlineData("""{"media_ids":[["1"]]}""", "$.media_ids", "Expected a list of texts.")]
    public void A_value_of_the_wrong_sort_is_named_with_what_would_be_right(string json, string path, string message)
    {
        var error = Should.Throw<JsonException>(() => Read<CreateStatusRequest>(json));

        error.Path.ShouldNotBeNull().ShouldStartWith(path);
        error.Message.ShouldBe(message);
    }

    [Fact]
    public void Ids_and_numbers_may_be_numbers_or_texts()
    {
        var request = Read<CreateStatusRequest>(
            """{"in_reply_to_id":115000000000000001,"media_ids":[7,"8"],"poll":{"expires_in":"3600","multiple":"on"}}""");

        request.InReplyToId.ShouldBe("115000000000000001");
        request.MediaIds.ShouldBe(["7", "8"]);
        request.Poll.ShouldNotBeNull().ExpiresIn.ShouldBe(3600);
        request.Poll.Multiple.ShouldBe(true);
    }

    [Fact]
    public void One_text_stands_for_a_list_of_one() =>
        Read<CreateStatusRequest>("""{"media_ids":"7"}""").MediaIds.ShouldBe(["7"]);

    [Theory]
    [InlineData("\"urn:ietf:wg:oauth:2.0:oob\"", 1)]
    [InlineData("\"https://a.test/x\\nhttps://b.test/y\"", 2)]
    [InlineData("[\"https://a.test/x\",\"https://b.test/y\"]", 2)]
    public void Redirect_addresses_come_as_a_text_or_as_a_list(string json, int count) =>
        Read<CreateAppRequest>($$"""{"redirect_uris":{{json}}}""").RedirectUris.ShouldNotBeNull().Count.ShouldBe(count);

    [Fact]
    public void What_is_not_sent_is_null_and_what_is_unknown_is_passed_over()
    {
        var request = Read<UpdateCredentialsRequest>("""{"source":{"privacy":"unlisted"},"surprise":1}""");

        request.Locked.ShouldBeNull();
        request.DisplayName.ShouldBeNull();
        request.FieldsAttributes.ShouldBeNull();
        request.Source.ShouldNotBeNull().Privacy.ShouldBe("unlisted");
        request.Source.Sensitive.ShouldBeNull();
    }

    [Fact]
    public void Facts_of_a_profile_are_passed_on_in_the_shape_they_came_in()
    {
        var request = Read<UpdateCredentialsRequest>("""{"fields_attributes":{"0":{"name":"a","value":"b"}}}""");

        request.FieldsAttributes.ShouldNotBeNull().GetProperty("0").GetProperty("value").GetString().ShouldBe("b");
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, LinnetJson.LenientOptions)!;
}

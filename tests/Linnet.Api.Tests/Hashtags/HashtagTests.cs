namespace Linnet.Api.Tests.Hashtags;

/// <summary>Tags over HTTP.</summary>
public sealed class HashtagTests(ApiUnderTest api) : IClassFixture<ApiUnderTest>
{
    [Fact]
    public async Task A_tag_is_shown_as_it_is_looked_up_used_or_not()
    {
        var person = await api.SignUpAsync();

        var tag = await person.Client.JsonAsync("/api/v1/tags/Gartenv%C3%B6gel");

        tag.GetProperty("name").GetString().ShouldBe("gartenvögel");
        tag.GetProperty("url").GetString().ShouldBe("http://localhost/tags/gartenv%C3%B6gel");
        tag.GetProperty("following").GetBoolean().ShouldBeFalse();
        tag.GetProperty("history").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("two%20words")]
    [InlineData("123")]
    [InlineData("%23double")]
    public async Task What_could_be_no_tag_is_not_found(string name) =>
        (await api.Anybody.TryAsync("GET", $"/api/v1/tags/{name}")).ShouldBe((404, "Record not found"));
}

using System.Net.Http.Json;

namespace Linnet.Api.Tests.Markers;

/// <summary>Reading positions over HTTP.</summary>
public sealed class MarkerTests(ApiUnderTest api) : IClassFixture<ApiUnderTest>
{
    private const string Path = "/api/v1/markers";

    [Fact]
    public async Task What_was_saved_is_there_for_another_client_of_the_same_person_and_nobody_else()
    {
        var reader = await api.SignUpAsync();
        var other = await api.SignUpAsync();

        using var saved = await PostAsync(reader, JsonContent.Create(new { home = new { last_read_id = "123" } }));

        var answer = await saved.JsonAsync();
        answer.GetProperty("home").GetProperty("last_read_id").GetString().ShouldBe("123");
        answer.TryGetProperty("notifications", out _).ShouldBeFalse();
        (await reader.Client.JsonAsync($"{Path}?timeline[]=home")).GetProperty("home").GetProperty("last_read_id").GetString()
            .ShouldBe("123");
        (await other.Client.JsonAsync($"{Path}?timeline[]=home")).EnumerateObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task Forms_do_as_well_and_each_change_raises_the_version()
    {
        var reader = await api.SignUpAsync();

        using var first = await PostAsync(reader, ApiApp.Form(("home[last_read_id]", "7"), ("notifications[last_read_id]", "8")));
        using var second = await PostAsync(reader, ApiApp.Form(("home[last_read_id]", "9")));

        var markers = await reader.Client.JsonAsync($"{Path}?timeline[]=home&timeline[]=notifications");
        markers.GetProperty("home").GetProperty("last_read_id").GetString().ShouldBe("9");
        markers.GetProperty("notifications").GetProperty("last_read_id").GetString().ShouldBe("8");
        (await second.JsonAsync()).GetProperty("home").GetProperty("version").GetInt32()
            .ShouldBeGreaterThan((await first.JsonAsync()).GetProperty("home").GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Only_timelines_that_are_named_are_told()
    {
        var reader = await api.SignUpAsync();
        using var saved = await PostAsync(reader, ApiApp.Form(("home[last_read_id]", "7"), ("notifications[last_read_id]", "8")));

        (await reader.Client.JsonAsync(Path)).EnumerateObject().ShouldBeEmpty();
        (await reader.Client.JsonAsync($"{Path}?timeline=notifications")).EnumerateObject().Single().Name.ShouldBe("notifications");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public async Task An_id_that_is_none_is_refused_and_changes_nothing(string id)
    {
        var reader = await api.SignUpAsync();

        using var refused = await PostAsync(reader, ApiApp.Form(("home[last_read_id]", "1"), ("notifications[last_read_id]", id)));

        ((int)refused.StatusCode).ShouldBe(422);
        (await refused.JsonAsync()).GetProperty("error").GetString()!.ShouldContain("notifications[last_read_id]");
        (await reader.Client.JsonAsync($"{Path}?timeline[]=home")).EnumerateObject().ShouldBeEmpty();
    }

    private static Task<HttpResponseMessage> PostAsync(Person person, HttpContent content) =>
        person.Client.PostAsync(new Uri(Path, UriKind.Relative), content, TestContext.Current.CancellationToken);
}

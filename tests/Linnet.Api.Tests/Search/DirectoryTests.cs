namespace Linnet.Api.Tests.Search;

/// <summary>The directory over HTTP.</summary>
public sealed class DirectoryTests(ApiUnderTest api) : IClassFixture<ApiUnderTest>
{
    [Fact]
    public async Task Accounts_are_listed_by_their_last_post_or_their_sign_up()
    {
        var first = await api.SignUpAsync("dipper");
        await api.SignUpAsync("ouzel");
        await api.PostAsync(first, "Hello");

        (await ListAsync("?limit=2")).ShouldBe(["dipper", "ouzel"]);
        (await ListAsync("?order=active&local=true&limit=1&offset=1")).ShouldBe(["ouzel"]);
        (await ListAsync("?order=new&limit=2")).ShouldBe(["ouzel", "dipper"]);
    }

    [Theory]
    [InlineData("order=best", "order")]
    [InlineData("limit=0", "limit")]
    [InlineData("offset=x", "offset")]
    public async Task Bad_parameters_are_named(string query, string field)
    {
        var (status, error) = await api.Anybody.TryAsync("GET", $"/api/v1/directory?{query}");

        status.ShouldBe(422);
        error!.ShouldContain($": {field} ");
    }

    private async Task<IEnumerable<string?>> ListAsync(string query) =>
        (await api.Anybody.JsonAsync($"/api/v1/directory{query}"))
            .EnumerateArray().Select(account => account.GetProperty("username").GetString());
}

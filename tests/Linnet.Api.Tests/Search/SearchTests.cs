using System.Globalization;
using System.Text.Json;
using Linnet.Core.Follows;
using Linnet.Testing;

namespace Linnet.Api.Tests.Search;

/// <summary>Searches over HTTP.</summary>
public sealed class SearchTests(ApiUnderTest api) : IClassFixture<ApiUnderTest>
{
    [Fact]
    public async Task Accounts_are_found_by_the_beginning_of_alias_and_names_the_exact_alias_first()
    {
        await api.SignUpAsync("robina");
        await api.SignUpAsync("robin");

        var found = await api.Anybody.JsonAsync("/api/v2/search?q=Robin");
        var byName = await api.Anybody.JsonAsync("/api/v2/search?q=firstrobina");

        Aliases(found).ShouldBe(["robin", "robina"]);
        Aliases(byName).ShouldBe(["robina"]);
    }

    [Theory]
    [InlineData("wren@localhost")]
    [InlineData("@wren@localhost")]
    [InlineData("http://localhost/@wren")]
    public async Task A_full_name_or_address_finds_the_one_account(string query)
    {
        if ((await api.Anybody.TryAsync("GET", "/api/v1/accounts/lookup?acct=wren")).Status == 404)
        {
            await api.SignUpAsync("wren");
        }

        await api.SignUpAsync();

        Aliases(await api.Anybody.JsonAsync($"/api/v2/search?resolve=true&q={Uri.EscapeDataString(query)}")).ShouldBe(["wren"]);
    }

    [Fact]
    public async Task An_address_of_a_status_finds_it()
    {
        var writer = await api.SignUpAsync();
        var status = await api.PostAsync(writer, "Found me");
        var address = Uri.EscapeDataString($"http://localhost/@{writer.Account.Alias}/{status.Id}");

        var found = await writer.Client.JsonAsync($"/api/v2/search?q={address}&resolve=true");

        found.GetProperty("statuses").EnumerateArray().Single().GetProperty("id").GetString()
            .ShouldBe(status.Id.ToString(CultureInfo.InvariantCulture));
        found.GetProperty("accounts").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Tags_are_found_by_their_beginning_in_any_case_the_most_used_first()
    {
        var writer = await api.SignUpAsync();
        await api.PostAsync(writer, "#Finches");
        await api.PostAsync(writer, "#finch");
        await api.PostAsync(writer, "#finch again");

        var found = await writer.Client.JsonAsync("/api/v2/search?q=%23FIN&type=hashtags");

        found.GetProperty("hashtags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()).ShouldBe(["finch", "finches"]);
        found.GetProperty("hashtags")[0].GetProperty("following").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Only_the_kind_that_is_asked_for_is_searched()
    {
        var writer = await api.SignUpAsync("siskin");
        await api.PostAsync(writer, "#siskin");

        var accounts = await api.Anybody.JsonAsync("/api/v2/search?q=siskin&type=accounts");
        var tags = await api.Anybody.JsonAsync("/api/v2/search?q=siskin&type=hashtags");

        Counts(accounts).ShouldBe((1, 0, 0));
        Counts(tags).ShouldBe((0, 1, 0));
        await Eventually.PassesAsync(
            async () => Counts(await api.Anybody.JsonAsync("/api/v2/search?q=siskin&type=statuses")).ShouldBe((0, 0, 1)));
    }

    [Fact]
    public async Task A_limit_and_an_offset_cut_the_results()
    {
        foreach (var number in Enumerable.Range(1, 4))
        {
            await api.SignUpAsync($"dunnock{number}");
        }

        var first = Aliases(await api.Anybody.JsonAsync("/api/v2/search?q=dunnock&limit=3"));
        var rest = Aliases(await api.Anybody.JsonAsync("/api/v2/search?q=dunnock&limit=3&offset=3"));

        first.Count.ShouldBe(3);
        rest.Count.ShouldBe(1);
        first.Concat(rest).Order().ShouldBe(["dunnock1", "dunnock2", "dunnock3", "dunnock4"]);
    }

    [Fact]
    public async Task Accounts_can_be_narrowed_to_those_that_one_follows()
    {
        var seeker = await api.SignUpAsync();
        var followed = await api.SignUpAsync("bunting1");
        await api.SignUpAsync("bunting2");
        await api.Get<FollowAccount>().FollowAsync(seeker.Account.Id, followed.Account.Id, TestContext.Current.CancellationToken);

        var all = await seeker.Client.JsonAsync("/api/v1/accounts/search?q=bunting");
        var narrowed = await seeker.Client.JsonAsync("/api/v1/accounts/search?q=bunting&following=true");
        var exact = await seeker.Client.JsonAsync("/api/v1/accounts/search?q=bunting2@localhost&following=true");

        all.GetArrayLength().ShouldBe(2);
        narrowed.EnumerateArray().Single().GetProperty("username").GetString().ShouldBe("bunting1");
        exact.GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("", "q")]
    [InlineData("?q=%20", "q")]
    [InlineData("?q=a&type=people", "type")]
    [InlineData("?q=a&limit=-1", "limit")]
    [InlineData("?q=a&offset=-1", "offset")]
    [InlineData("?q=a&offset=99999", "offset")]
    [InlineData("?q=a&max_id=x", "max_id")]
    [InlineData("?q=a&account_id=x", "account_id")]
    public async Task Bad_parameters_are_named(string query, string field)
    {
        var (status, error) = await api.Anybody.TryAsync("GET", $"/api/v2/search{query}");

        status.ShouldBe(422);
        error!.ShouldContain($": {field} ");
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%25")]
    [InlineData("_")]
    [InlineData("%27%3B--")]
    [InlineData("%ED%A0%80")]
    [InlineData("%23%00")]
    [InlineData("@%00@localhost")]
    [InlineData("http%3A%2F%2Flocalhost%2F%40%2500")]
    public async Task Odd_characters_find_nobody_and_break_nothing(string query) =>
        Counts(await api.Anybody.JsonAsync($"/api/v2/search?q={query}")).ShouldBe((0, 0, 0));

    [Fact]
    public async Task Anybody_may_search_but_accounts_alone_only_who_is_signed_in()
    {
        (await api.Anybody.TryAsync("GET", "/api/v2/search?q=a")).Status.ShouldBe(200);
        (await api.Anybody.TryAsync("GET", "/api/v1/accounts/search?q=a")).Status.ShouldBe(401);
    }

    private static List<string?> Aliases(JsonElement results) =>
        [.. results.GetProperty("accounts").EnumerateArray().Select(account => account.GetProperty("username").GetString())];

    private static (int Accounts, int Tags, int Statuses) Counts(JsonElement results) => (
        results.GetProperty("accounts").GetArrayLength(),
        results.GetProperty("hashtags").GetArrayLength(),
        results.GetProperty("statuses").GetArrayLength());
}

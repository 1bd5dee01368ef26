using System.Globalization;
using Linnet.Core.Statuses;
using Linnet.Testing;

namespace Linnet.Api.Tests.Search;

/// <summary>Searches for statuses over HTTP.</summary>
public sealed class StatusSearchTests(ApiUnderTest api) : IClassFixture<ApiUnderTest>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_status_is_soon_found_by_words_author_tag_and_day()
    {
        var writer = await api.SignUpAsync("wagtail");
        var other = await api.SignUpAsync();
        await api.PostAsync(other, "Crème brûlée #pudding");
        var status = await api.PostAsync(writer, "Crème brûlée #pudding");

        await Eventually.PassesAsync(
            async () => (await FindAsync("creme from:wagtail")).ShouldBe([status.Id]));

        (await FindAsync("#pudding after:2020-01-01 \"creme brulee\" bru* from:@WAGTAIL")).ShouldBe([status.Id]);
        (await FindAsync("#pudding", $"&account_id={writer.Account.Id}")).ShouldBe([status.Id]);
        (await FindAsync("from:wagtail")).ShouldBe([status.Id]);
        (await FindAsync("from:wagtail", $"&account_id={other.Account.Id}")).ShouldBeEmpty();
        (await FindAsync("pudding from:nobody_has_this")).ShouldBeEmpty();
        (await FindAsync("pudding before:2020-01-02")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Edited_away_and_deleted_text_is_not_found()
    {
        var writer = await api.SignUpAsync();
        var (edited, deleted) = (await api.PostAsync(writer, "Turnstone one"), await api.PostAsync(writer, "Turnstone two"));
        await Eventually.PassesAsync(async () => (await FindAsync("turnstone")).ShouldBe([deleted.Id, edited.Id]));

        await api.Get<WriteStatus>().EditAsync(writer.Account.Id, edited.Id, new("Knot one"), Token);
        await api.Get<WriteStatus>().DeleteAsync(writer.Account.Id, deleted.Id, Token);

        (await FindAsync("turnstone")).ShouldBeEmpty();
        (await FindAsync("knot")).ShouldBe([edited.Id]);
    }

    [Fact]
    public async Task Pages_by_id_and_by_offset_skip_nothing()
    {
        var writer = await api.SignUpAsync();
        List<long> expected = [];
        for (var i = 0; i < 7; i++)
        {
            expected.Insert(0, (await api.PostAsync(writer, $"Whimbrel {i}")).Id);
        }

        await Eventually.PassesAsync(async () => (await FindAsync("whimbrel")).ShouldBe(expected));

        List<long> walked = [.. await FindAsync("whimbrel", "&limit=3")];
        while ((await FindAsync("whimbrel", $"&limit=3&max_id={walked[^1]}")) is { Count: > 0 } page)
        {
            walked.AddRange(page);
        }

        walked.ShouldBe(expected);
        (await FindAsync("whimbrel", "&limit=3&offset=3")).ShouldBe(expected.Skip(3).Take(3));
        (await FindAsync("whimbrel", $"&limit=3&min_id={expected[5]}")).ShouldBe(expected.Skip(2).Take(3));
        (await FindAsync("whimbrel", $"&limit=3&since_id={expected[5]}")).ShouldBe(expected.Take(3));
    }

    [Theory]
    [InlineData("a AND")]
    [InlineData("OR")]
    [InlineData("NOT a")]
    [InlineData("NEAR(a b, 3)")]
    [InlineData("words : a")]
    [InlineData("{words} : a")]
    [InlineData("^a + b")]
    [InlineData("\"a")]
    [InlineData("a\"\"\"b")]
    [InlineData("' OR 1=1 --")]
    [InlineData("a\0b")]
    [InlineData("((((((a")]
    [InlineData("\\\"a")]
    [InlineData("rank MATCH 'bm25()'")]
    [InlineData("-a b")]
    [InlineData("@ff")]
    [InlineData("~日")]
    [InlineData("日本語 -日本")]
    [InlineData("🦆*")]
    public async Task No_input_is_taken_for_an_operator_of_the_store(string query) =>
        (await api.Anybody.JsonAsync($"/api/v2/search?type=statuses&q={Uri.EscapeDataString(query)}"))
            .GetProperty("statuses").GetArrayLength().ShouldBe(0);

    [Theory]
    [InlineData("?!:;,.")]
    [InlineData("\0")]
    [InlineData("\"\"")]
    [InlineData("-a")]
    [InlineData("a*")]
    [InlineData("from:")]
    [InlineData("from:a:b")]
    [InlineData("a before:yesterday")]
    public async Task What_cannot_be_found_is_refused_for_statuses_and_nothing_among_all_kinds(string query)
    {
        var address = $"/api/v2/search?q={Uri.EscapeDataString(query)}";
        var (status, error) = await api.Anybody.TryAsync("GET", $"{address}&type=statuses");

        status.ShouldBe(422);
        error!.ShouldContain(": q must ");
        (await api.Anybody.JsonAsync(address)).GetProperty("statuses").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_longest_queries_are_answered()
    {
        foreach (var part in new[] { "*", "\"", "a", "a ", "日", "🦆", "-", "#", ":", "a* ", "ab* ", "\"a\"", "-a " })
        {
            var query = string.Concat(Enumerable.Repeat(part, 200))[..200];
            var (status, _) = await api.Anybody.TryAsync("GET", $"/api/v2/search?type=statuses&q={Uri.EscapeDataString(query)}");
            status.ShouldBeOneOf(200, 422);
        }
    }

    private async Task<List<long>> FindAsync(string query, string more = "") =>
    [
        .. (await api.Anybody.JsonAsync($"/api/v2/search?type=statuses&q={Uri.EscapeDataString(query)}{more}"))
            .GetProperty("statuses").EnumerateArray()
            .Select(status => long.Parse(status.GetProperty("id").GetString()!, CultureInfo.InvariantCulture)),
    ];
}

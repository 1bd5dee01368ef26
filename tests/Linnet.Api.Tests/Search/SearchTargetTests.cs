using Linnet.Api.Search;

namespace Linnet.Api.Tests.Search;

/// <summary>How what people type is understood.</summary>
public sealed class SearchTargetTests
{
    private const string Host = "linnet.example";

    [Theory]
    [InlineData("dai")]
    [InlineData("  dai ")]
    [InlineData("@dai")]
    public void Words_are_the_beginning_of_names(string text) => Parse(text).ShouldBe(new SearchTarget.Prefix("dai"));

    [Fact]
    public void A_number_sign_asks_for_tags() => Parse("#bird").ShouldBe(new SearchTarget.TagPrefix("bird"));

    [Theory]
    [InlineData("daisy@linnet.example")]
    [InlineData("@daisy@LINNET.example")]
    [InlineData("https://linnet.example/@daisy")]
    [InlineData("https://linnet.example/@daisy/")]
    [InlineData("http://linnet.example/users/daisy")]
    public void A_full_name_or_address_is_one_account(string text) =>
        Parse(text).ShouldBe(new SearchTarget.ExactAccount("daisy"));

    [Theory]
    [InlineData("https://linnet.example/@daisy/42")]
    [InlineData("https://linnet.example/users/daisy/statuses/42")]
    public void An_address_of_a_status_is_that_status(string text) => Parse(text).ShouldBe(new SearchTarget.ExactStatus(42));

    [Theory]
    [InlineData("daisy@other.example")]
    [InlineData("https://other.example/@daisy")]
    [InlineData("https://linnet.example/")]
    [InlineData("https://linnet.example/@daisy/not-a-number")]
    [InlineData("https://linnet.example/@daisy/99999999999999999999")]
    [InlineData("https://linnet.example:8443/@daisy")]
    [InlineData("@")]
    [InlineData("#")]
    [InlineData("@@linnet.example")]
    public void What_cannot_be_here_is_elsewhere(string text) => Parse(text).ShouldBe(new SearchTarget.Elsewhere());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Nothing_is_refused(string? text) => SearchTarget.Parse(text, Host).Refusal.ShouldNotBeNull().Field.ShouldBe("q");

    [Fact]
    public void A_query_has_at_most_200_characters()
    {
        Parse(new string('a', 200)).ShouldBeOfType<SearchTarget.Prefix>();
        SearchTarget.Parse(new string('a', 201), Host).Refusal.ShouldNotBeNull().Field.ShouldBe("q");
    }

    private static SearchTarget Parse(string text) => SearchTarget.Parse(text, Host).Value;
}

using FsCheck;
using FsCheck.Fluent;
using Linnet.Core.Ids;
using Linnet.Core.Search;

namespace Linnet.Core.Tests.Search;

public sealed class SearchQueryTests
{
    private static readonly Arbitrary<string> Texts = Gen.OneOf(
            Gen.Elements(
                "a", "word", "日", "日本", "🦆", " ", "\"", "“", "*", "-", "#", "#t", "from:", "from:daisy", "before:", "after:",
                "2026-01-01", "9999-12-31", ":", "(", ")", "AND", "OR", "NOT", "NEAR(", "^", "+", "{", "}", "'", "\\", "\0", "\uD800"),
            Gen.Choose(0, char.MaxValue).Select(c => ((char)c).ToString()))
        .ListOf().Select(string.Concat).ToArbitrary();

    [Theory]
    [InlineData("Good  MORNING", "good|morning")]
    [InlineData("\"good morning\" daisy", "good morning|daisy")]
    [InlineData("“good morning”", "good morning")]
    [InlineData("say\"good morning", "say|good morning")]
    [InlineData("\"\" a", "a")]
    [InlineData("wo* wor**", "wo*|wor*")]
    [InlineData("\"good mo\"*", "good mo*")]
    [InlineData("don't", "don t")]
    [InlineData("*a", "a")]
    [InlineData("🦆*", "🦆")]
    [InlineData("#Tag #tag* #1 #", "#tag|#tag*|1")]
    [InlineData("日 日本 日本語 日本*", "~日*|~日本|~日本 ~本語|~日本")]
    [InlineData("日本 x日本y", "~日本|x ~日本 ~本 y")]
    [InlineData("a AND (b OR c) NEAR/2 d^ {e}:f+g", "a|and|b|or|c|near 2|d|e f g")]
    [InlineData("\0a\0b\0", "a|b")]
    [InlineData("a - -", "a")]
    public void A_query_asks_for_terms(string text, string terms) =>
        Show(SearchQuery.Parse(text).Value.Terms).ShouldBe(terms);

    [Theory]
    [InlineData("a -b -\"c d\" -#e -f2*", "b|c d|#e|f2*")]
    [InlineData("a --b -from", "b|from")]
    [InlineData("a b-c", "")]
    public void A_query_excludes_terms(string text, string terms) =>
        Show(SearchQuery.Parse(text).Value.Excluded).ShouldBe(terms);

    [Fact]
    public void A_query_names_an_author_and_days()
    {
        var query = SearchQuery.Parse("FROM:@Daisy before:2026-03-02 after:2024-02-28 after:2024-02-01 duck from:daisy").Value;

        query.From.ShouldBe("daisy", StringCompareShould.IgnoreCase);
        Show(query.Terms).ShouldBe("duck");
        query.Before.ShouldBe(IdGenerator.AtTime(new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)));
        (query.After + 1).ShouldBe(IdGenerator.AtTime(new(2024, 2, 29, 0, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("from:daisy")]
    [InlineData("a after:2088-12-31")]
    [InlineData("a after:9999-12-31")]
    [InlineData("a before:0001-01-01")]
    [InlineData("a before:2089-01-01")]
    public void A_query_is_understood(string text) => SearchQuery.Parse(text).Refusal.ShouldBeNull();

    [Theory]
    [InlineData(null, "must be 1 to 200 characters")]
    [InlineData(" \n\0 ", "must hold a word")]
    [InlineData("?!", "must hold a word")]
    [InlineData("\"", "must hold a word")]
    [InlineData("-duck", "must hold a word")]
    [InlineData("before:2026-01-01", "must hold a word")]
    [InlineData("\uD800", "must hold a word")]
    [InlineData("a*", "at least 2 characters before a *")]
    [InlineData("\"good m\"*", "at least 2 characters before a *")]
    [InlineData("from:", "an alias after from:")]
    [InlineData("from:a-b", "an alias after from:")]
    [InlineData("from:daisy from:donald", "at most one from:")]
    [InlineData("a -from:daisy", "cannot have a - before from:")]
    [InlineData("a -after:2026-01-01", "cannot have a - before after:")]
    [InlineData("a before:", "a day after before: in the form before:2026-12-31")]
    [InlineData("a after:2026-02-30", "a day after after: in the form after:2026-12-31")]
    [InlineData("a after:26-1-1", "a day after after:")]
    public void A_query_that_makes_no_sense_is_refused_with_a_reason(string? text, string reason)
    {
        var refusal = SearchQuery.Parse(text).Refusal.ShouldNotBeNull();

        refusal.Field.ShouldBe("q");
        refusal.Message.ShouldContain(reason);
    }

    [Fact]
    public void The_length_and_the_number_of_terms_are_bounded()
    {
        SearchQuery.Parse(new('a', 200)).Refusal.ShouldBeNull();
        SearchQuery.Parse(new('a', 201)).Refusal.ShouldNotBeNull().Message.ShouldContain("1 to 200");
        SearchQuery.Parse(new('*', 200)).Refusal.ShouldNotBeNull().Message.ShouldContain("must hold a word");
        SearchQuery.Parse(string.Join(' ', Enumerable.Range(1, 32))).Value.Terms.Length.ShouldBe(32);
        SearchQuery.Parse(string.Join(' ', Enumerable.Range(1, 33))).Refusal.ShouldNotBeNull().Message.ShouldContain("at most 32");
    }

    [Fact]
    public void Any_text_gives_a_query_or_a_reason() =>
        Prop.ForAll(Texts, text => SearchQuery.Parse(text) is var result
            && (result.Refusal is { Field: "q" } || result.Value.Terms.Length > 0 || result.Value.From is not null))
            .QuickCheckThrowOnFailure();

    private static string Show(IEnumerable<SearchTerm> terms) =>
        string.Join('|', terms.Select(term => string.Join(' ', term.Words) + (term.IsPrefix ? "*" : "")));
}

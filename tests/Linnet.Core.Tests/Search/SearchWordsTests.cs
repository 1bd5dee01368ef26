using FsCheck;
using FsCheck.Fluent;
using Linnet.Core.Search;
using Linnet.Core.Statuses;

namespace Linnet.Core.Tests.Search;

public sealed class SearchWordsTests
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Elements(
            "a", "Ab", "é", "1", "_", " ", "\"", "*", "@", "#", "~", "/", "\0", "日", "本", "ไ", "한", "🦆", "🏽", "🇩", "🇪",
            "\u200D", "\u200B", "\uFE0F", "\u0301", "𠮷", "\uD800", "ﷺ", "ḿ́́", "👩‍👩‍👧"),
        Gen.Choose(0, char.MaxValue).Select(c => ((char)c).ToString()));

    private static readonly Arbitrary<string> Texts = Piece.ListOf().Select(string.Concat).ToArbitrary();

    [Theory]
    [InlineData("Good morning, Daisy!", "good morning daisy")]
    [InlineData("東京都", "~東京 ~京都 ~都")]
    [InlineData("犬 と", "~犬 ~と")]
    [InlineData("iPhone買う", "iphone ~買う ~う")]
    [InlineData("a🦆b", "a 🦆 b")]
    [InlineData("🇩🇪🇫🇷", "🇩🇪 🇫🇷")]
    [InlineData("?! \" ' _ ~ @ #", "")]
    [InlineData("\uD800\0\u200B\u200D", "")]
    public void Texts_are_cut_into_words(string text, string words) => string.Join(' ', SearchWords.Of(text)).ShouldBe(words);

    [Fact]
    public void A_status_has_the_words_of_its_author_its_tags_its_warning_and_its_text()
    {
        var status = new Status
        {
            Id = 1,
            AccountId = 255,
            Content = new() { Text = "Quack #Pond", Spoiler = "Ducks", Tags = ["pond", "été", "صلى الله"] },
        };

        SearchWords.Of(status).ShouldBe(["@ff", "#pond", "#été", "#صلى_الله", "ducks", "/", "quack", "pond"]);
    }

    [Fact]
    public void Words_are_short_and_hold_nothing_that_separates_words_or_ends_a_quotation() =>
        Prop.ForAll(Texts, text => SearchWords.Of(text).All(word =>
            word.Length is > 0 and <= SearchWords.WordCharsMax
            && !word.TrimStart(SearchWords.PairMark).Any(c =>
                char.IsWhiteSpace(c) || char.IsControl(c) || (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c)))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_word_is_cut_between_characters() =>
        SearchWords.Of("a" + string.Concat(Enumerable.Repeat("𝼀", 40))).ShouldHaveSingleItem()
            .ShouldBe("a" + string.Concat(Enumerable.Repeat("𝼀", 31)));

    [Fact]
    public void The_words_of_a_part_are_adjacent_words_of_the_whole_wherever_the_script_has_no_spaces() =>
        Prop.ForAll(
            Gen.Elements("日", "本", "語", "ไ", "ท", "한").NonEmptyListOf().ToArbitrary(),
            Gen.Choose(0, 100).Two().ToArbitrary(),
            (letters, cut) =>
            {
                var start = cut.Item1 % letters.Count;
                var length = 1 + (cut.Item2 % (letters.Count - start));
                var query = SearchQuery.Parse(string.Concat(letters.Skip(start).Take(length))).Value.Terms.ShouldHaveSingleItem();
                var words = string.Join(' ', SearchWords.Of(string.Concat(letters))) + " ";
                return words.Contains(string.Join(' ', query.Words) + (query.IsPrefix ? "" : " "), StringComparison.Ordinal);
            })
            .QuickCheckThrowOnFailure();
}

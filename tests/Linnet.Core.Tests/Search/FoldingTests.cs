using System.Text;
using Linnet.Core.Search;

namespace Linnet.Core.Tests.Search;

public sealed class FoldingTests
{
    [Fact]
    public void Folding_twice_changes_nothing_more_for_any_character()
    {
        var changed = Enumerable.Range(0, 0x110000)
            .Where(Rune.IsValid)
            .Select(value => Folding.Fold(new Rune(value).ToString()))
            .Where(once => Folding.Fold(once) != once);

        changed.ShouldBeEmpty();
    }

    [Fact]
    public void Broken_text_is_folded_too()
    {
        Folding.Fold("\uD800a").ShouldBe("\uFFFDa");
        Folding.Fold("a\uDC00").ShouldBe("a\uFFFD");
        Folding.Fold("\uFFFE").ShouldBe("\uFFFD");
        Folding.Fold("").ShouldBe("");
    }

    [Theory]
    [InlineData("が", "が")]
    [InlineData("한국", "한국")]
    [InlineData("ไม้", "ไม้")]
    [InlineData("हिन्दी", "हिन्दी")]
    public void Marks_that_are_letters_to_their_readers_stay(string text, string folded) => Folding.Fold(text).ShouldBe(folded);
}

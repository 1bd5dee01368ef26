using Linnet.Core.Statuses;

namespace Linnet.Core.Tests.Statuses;

public sealed class TagsTests
{
    [Theory]
    [InlineData("Linnet", "linnet")]
    [InlineData("ＬＩＮＮＥＴ", "linnet")]
    [InlineData("Cafe\u0301", "café")]
    [InlineData("ÄÖÜ", "äöü")]
    [InlineData("ПРИВЕТ", "привет")]
    [InlineData("ｶﾀｶﾅ", "カタカナ")]
    [InlineData("日本語", "日本語")]
    [InlineData("", "")]
    public void Tags_that_read_alike_are_looked_up_alike(string value, string expected) =>
        Tags.Normalise(value).ShouldBe(expected);

    [Fact]
    public void What_is_no_character_is_replaced() => Tags.Normalise("a\uD800b\uFFFEc").ShouldBe("a\uFFFDb\uFFFDc");

    [Fact]
    public void Normalising_any_character_twice_changes_nothing_more()
    {
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var once = Tags.Normalise(((char)i).ToString());
            Tags.Normalise(once).ShouldBe(once);
        }
    }

    [Theory]
    [InlineData("a", 300)]
    [InlineData("\uFDFA", 100)]
    [InlineData("x𠮷", 60)]
    public void However_a_tag_expands_it_is_looked_up_by_at_most_100_characters(string part, int times)
    {
        var once = Tags.Normalise(string.Concat(Enumerable.Repeat(part, times)));
        once.Length.ShouldBeInRange(99, 100);
        Tags.Normalise(once).ShouldBe(once);
    }
}

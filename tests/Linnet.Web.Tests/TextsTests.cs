using Linnet.Protocol.Client;
using Linnet.Web.Http;

namespace Linnet.Web.Tests;

public sealed class TextsTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1_000, "1K")]
    [InlineData(1_250, "1.2K")]
    [InlineData(19_990, "19K")]
    [InlineData(999_999, "999K")]
    [InlineData(1_500_000, "1.5M")]
    public void Counts_are_short_and_never_too_great(long count, string text) => Texts.Count(count).ShouldBe(text);

    [Theory]
    [InlineData(1, "1 like")]
    [InlineData(2, "2 likes")]
    public void A_noun_follows_its_count(long count, string text) => Texts.Counted(count, "like", "likes").ShouldBe(text);

    [Theory]
    [InlineData("Text is too long.", "Failed to post the status because text is too long.")]
    [InlineData("URL is wrong", "Failed to post the status because URL is wrong.")]
    public void A_reason_becomes_part_of_the_sentence(string message, string text) =>
        Texts.Failed("post the status", new ApiError(ApiErrorKind.Refused, message)).ShouldBe(text);

    [Theory]
    [InlineData("4.2.0 (compatible; Linnet 0.1.0)", "Linnet 0.1.0")]
    [InlineData("9.9", "9.9")]
    public void People_are_told_the_program_alone(string version, string text) => Texts.Program(version).ShouldBe(text);

    [Fact]
    public void Every_note_says_something() =>
        Enum.GetValues<Note>().Where(note => Texts.Of(note).Length == 0).ShouldBeEmpty();
}

using Linnet.Web.Admin;

namespace Linnet.Web.Tests.Admin;

public sealed class AdminTextsTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(59, "59 s")]
    [InlineData(3_599, "59 min")]
    [InlineData(7_380, "2 h 3 min")]
    [InlineData(86_400 * 3 + 3_600, "3 d 1 h")]
    public void Running_times_are_told_by_their_two_greatest_units(long seconds, string text) =>
        Texts.Uptime(TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    [Fact]
    public void Amounts_are_told_as_people_write_them()
    {
        Texts.Bytes(1_288L << 20).ShouldBe("1,288 MB");
        Texts.Share(61, 62).ShouldBe("98.4 %");
        Texts.Share(0, 0).ShouldBe("none yet");
        Texts.Queued(99_999).ShouldBe("99,999");
        Texts.Queued(100_000).ShouldBe("100,000 or more");
    }

    [Fact]
    public void Jobs_are_told_by_what_they_do()
    {
        Texts.Of(AdminSample.Job()).ShouldBe("list the followers");
        Texts.Of(AdminSample.Job() with { Kind = "update-feed", Part = 2 }).ShouldBe("write feeds, group 3");
    }

    [Fact]
    public void Every_action_has_words_of_its_own()
    {
        var actions = Enum.GetValues<AccountAction>();

        foreach (var words in (Func<AccountAction, string>[])
            [Texts.Of, Texts.Consequence, Texts.Done, action => Texts.Question(action, "ann"), action => Addresses.AdminAccount("2", action)])
        {
            actions.Select(words).Distinct().Count().ShouldBe(actions.Length);
        }
    }
}

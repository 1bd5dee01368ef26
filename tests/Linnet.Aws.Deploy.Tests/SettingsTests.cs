using System.Text.RegularExpressions;
using Linnet.Testing;

namespace Linnet.Aws.Deploy.Tests;

public sealed class SettingsTests
{
    [Fact]
    public async Task Every_setting_that_is_wrong_gets_a_sentence_that_says_what_is_right()
    {
        var refusals = await Synthesis.RefusalsAsync(new()
        {
            ["kind"] = "large",
            ["prefix"] = "Linnet",
            ["feedWriteUnits"] = 101,
            ["memoryApi"] = "much",
            ["keepData"] = "perhaps",
            ["code"] = "/nowhere",
        });

        refusals.ShouldBe(
            [
                "deploy/aws: kind is 'large', but must be cheap or production",
                "deploy/aws: prefix is 'Linnet', but must be 2 to 20 small letters, digits and hyphens, such as linnet",
                "deploy/aws: feedWriteUnits is '101', but must be a whole number from 1 to 100",
                "deploy/aws: code is '/nowhere', where there is no folder: 'deploy/aws/deploy publish' makes it",
                "deploy/aws: memoryApi is 'much', but must be a whole number from 256 to 10240",
                "deploy/aws: keepData is 'perhaps', but must be true or false",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_setting_that_does_not_exist_is_refused_and_the_others_are_named()
    {
        var refusal = (await Synthesis.RefusalsAsync(new() { ["feedWriteUnit"] = 50 })).ShouldHaveSingleItem();

        refusal.ShouldStartWith("deploy/aws: there is no setting 'feedWriteUnit'; docs/aws.md lists them: ");
        refusal.ShouldContain("feedWriteUnits");
    }

    [Fact]
    public async Task A_domain_needs_its_certificate() =>
        (await Synthesis.RefusalsAsync(new() { ["domain"] = "linnet.example" })).ShouldHaveSingleItem()
            .ShouldBe("deploy/aws: domain and certificate belong together: set both, or neither");

    [Fact]
    public async Task The_documentation_lists_every_setting_and_no_other()
    {
        var named = (await Synthesis.RefusalsAsync(new() { ["nothing"] = 1 })).Single().Split(": ")[^1].Split(", ");

        var page = await File.ReadAllTextAsync(Repository.File("docs/aws.md"), TestContext.Current.CancellationToken);
        var documented = Regex.Matches(page, "^\\| `([a-zA-Z]+)` \\|", RegexOptions.Multiline)
            .Select(row => row.Groups[1].Value);
        documented.ShouldBe(named, ignoreOrder: true);
    }

    [Fact]
    public async Task Names_begin_with_the_prefix()
    {
        var template = await Synthesis.TemplateAsync(new() { ["prefix"] = "try-1", ["alarmMail"] = "me@linnet.example" });

        template.Text.ShouldNotContain("\"linnet-");
        template.Text.ShouldContain("\"try-1-feeds\"");
    }
}

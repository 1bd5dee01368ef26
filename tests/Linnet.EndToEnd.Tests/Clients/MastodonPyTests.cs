using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Clients;

/// <summary>Mastodon.py, as Debian has it, finds in Linnet what it expects.</summary>
public sealed class MastodonPyTests
{
    [Fact]
    public async Task A_program_on_Mastodon_py_signs_up_signs_in_follows_posts_pages_edits_deletes_and_revokes()
    {
        await DebianPackage.RequireAsync("python3-mastodon");
        using var data = new TestFolder();
        using var home = new TestFolder();
        await using var server = await LinnetProcess.StartAsync(data.Path);
        var script = Repository.File("tests/Linnet.EndToEnd.Tests/Clients/mastodon_py.py");

        var end = await ClientProgram.RunPythonAsync(home.Path, script, server.Address.GetLeftPart(UriPartial.Authority));

        end.Code.ShouldBe(0, end.Output);
        end.Output.ShouldEndWith("- done\n");
    }
}

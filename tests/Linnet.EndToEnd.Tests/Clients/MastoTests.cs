using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Clients;

/// <summary>masto.js, as npm has it, finds in Linnet what it expects.</summary>
public sealed class MastoTests
{
    [Fact]
    public async Task A_program_on_masto_signs_in_reads_posts_and_reads_streams_on_a_WebSocket()
    {
        var packages = NpmPackages.Require("masto");
        using var data = new TestFolder();
        using var home = new TestFolder();
        await using var server = await LinnetProcess.StartAsync(data.Path);
        var script = Repository.File("tests/Linnet.EndToEnd.Tests/Clients/masto.mjs");

        var end = await ClientProgram.RunAsync(
            "node", home.Path, script, packages, server.Address.GetLeftPart(UriPartial.Authority));

        end.Code.ShouldBe(0, end.Output);
        end.Output.ShouldEndWith("- done\n");
    }
}

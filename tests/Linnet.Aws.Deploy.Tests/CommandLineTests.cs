using System.Diagnostics;
using System.Text.Json;
using Linnet.Testing;

namespace Linnet.Aws.Deploy.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Cdk_synth_writes_the_template_without_a_network_or_an_account()
    {
        var cdk = Path.Combine(NpmPackages.Require("aws-cdk"), "node_modules/.bin/cdk");
        using var folder = new TestFolder();
        var start = new ProcessStartInfo(
            cdk,
            [
                "synth", "--quiet", "--no-notices", "--output", folder.File("out"),
                "--context", "kind=production", "--context", $"code={Synthesis.CodeIn(folder)}",
            ])
        {
            WorkingDirectory = Repository.File("deploy/aws"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        // Whoever asks the network for anything is told that there is none; instances' credentials are not asked for.
        start.Environment["HTTPS_PROXY"] = start.Environment["HTTP_PROXY"] = "http://127.0.0.1:9";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["HOME"] = folder.Path;
        var ct = TestContext.Current.CancellationToken;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);

        process.ExitCode.ShouldBe(0, await output + await errors);
        var production = await Synthesis.ProductionAsync();
        Template.Read(folder.File("out")).Of("AWS::DynamoDB::Table").Select(table => table.Id)
            .ShouldBe(production.Of("AWS::DynamoDB::Table").Select(table => table.Id));
    }

    [Fact]
    public void Tests_and_deployments_run_the_same_CDK() =>
        VersionIn("tests/Linnet.Testing/package.json").ShouldBe(VersionIn("deploy/aws/package.json"));

    private static string? VersionIn(string file)
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Repository.File(file)));
        return package.RootElement.GetProperty("dependencies").GetProperty("aws-cdk").GetString();
    }
}

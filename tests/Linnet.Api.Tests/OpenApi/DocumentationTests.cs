using System.Text.RegularExpressions;
using Linnet.Testing;

namespace Linnet.Api.Tests.OpenApi;

/// <summary><c>docs/api.md</c> lists the calls that there are.</summary>
public sealed partial class DocumentationTests(ApiUnderTest api) : IClassFixture<ApiUnderTest>
{
    [Fact]
    public async Task Every_call_stands_in_the_documentation_and_no_other()
    {
        var description = await api.Anybody.JsonAsync("/openapi/v1.json");
        var documented = await File.ReadAllTextAsync(Repository.File("docs/api.md"), TestContext.Current.CancellationToken);

        CallPattern.Matches(documented).Select(match => match.Groups[1].Value).ShouldBe(
            from path in description.GetProperty("paths").EnumerateObject()
            from method in path.Value.EnumerateObject()
            select $"{method.Name.ToUpperInvariant()} {path.Name}",
            ignoreOrder: true);
    }

    [GeneratedRegex("^\\| `([A-Z]+ [^`]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex CallPattern { get; }
}

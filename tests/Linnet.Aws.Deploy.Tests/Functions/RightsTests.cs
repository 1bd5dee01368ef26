using Linnet.Testing.Aws.Functions;

namespace Linnet.Aws.Deploy.Tests.Functions;

/// <summary>The policies of the template against what the functions ask of AWS, as the emulators note it.</summary>
[Collection(typeof(Deployed))]
public sealed class RightsTests(Deployment deployment)
{
    /// <summary>What no walk comes by for sure, because two have to meet, much has to come together, or a minute has to go by.</summary>
    private static readonly string[] Rare =
    [
        // Somebody likes more than a hundred statuses that lie between those of a page.
        "api: table likes: BatchGetItem",

        // A token is used a minute after its last use was noted.
        "api: table sessions: UpdateItem",

        // More than a thousand tags begin alike.
        "api: table tag-counts/index/by-use: Query",

        // More than a hundred like a status that is deleted.
        "index: table likes: BatchWriteItem",

        // Somebody signs in while the account is deleted.
        "housekeeping: table sessions: BatchWriteItem",

        // A deleted account's follow is taken back at the same time.
        "housekeeping: table following: BatchWriteItem",
    ];

    [Fact]
    public async Task Every_function_may_do_what_it_does_and_nothing_that_it_never_does()
    {
        await new Walk(deployment).RunAsync();

        var template = await Synthesis.ProductionAsync();
        var (lacking, unused) = (new List<string>(), new List<string>());
        foreach (var function in PolicyTests.Functions.Select(row => row.Data))
        {
            var allowed = RightsOf(new Policy(template, function)).Select(right => $"{function}: {right}").ToList();
            var used = RecordedCalls.Of(deployment.KeyOf(function)).Select(right => $"{function}: {right}").ToList();
            lacking.AddRange(used.Except(allowed));
            unused.AddRange(allowed.Except(used));
        }

        lacking.ShouldBeEmpty();
        unused.Except(Rare).ShouldBeEmpty();
    }

    /// <summary>Each right by itself, but for those on a function's own queue, which Lambda's pollers use in its name.</summary>
    private static IEnumerable<string> RightsOf(Policy policy) =>
        from line in policy.Lines
        let parts = line.Split(": ")
        where parts[0].StartsWith("table ", StringComparison.Ordinal) || parts[0].StartsWith("queue ", StringComparison.Ordinal)
        where parts[1] != PolicyTests.Handed
        from action in parts[1].Split(' ')
        select $"{parts[0]}: {action}";
}

using System.CommandLine;
using System.Diagnostics;
using Linnet.Core;
using Linnet.Core.Seeding;

namespace Linnet.Server.Commands.Seeding;

/// <summary><c>linnet seed</c></summary>
internal sealed class SeedCommand : DataCommand
{
    private readonly Option<string> _followee = Text("--followee", "Alias of the account that is followed", "daisy");
    private readonly Option<int> _followers = Number("--followers", "How many follow it", 10_000);
    private readonly Option<string> _prefix = Text("--follower-prefix", "What the followers' aliases begin with; a number follows", "donald");
    private readonly Option<string> _password = Text("--password", "The password of all accounts that are made", "password");

    private readonly Option<int?> _accounts = new("--accounts")
    {
        Description = "Make a community of so many accounts, instead of followers of one unless --followers is given too",
        HelpName = "number",
    };

    private readonly Option<int> _statuses = Number("--statuses", "Statuses of the community, spread over a year", 0);
    private readonly Option<int> _follows = Number("--follows", "Accounts that one of the community follows, on average", 50);
    private readonly Option<int> _seed = Number("--seed", "The same seed and numbers make the same community", 1);

    private readonly Option<string?> _tokens = new("--tokens")
    {
        Description = "Begin a session for each account, and write a line \"alias token\" for each to this file (mode 0600)",
        HelpName = "file",
    };

    public SeedCommand()
        : base(
            "seed",
            "Fill the data folder with accounts to try things on. Cut short and run again, it completes what is missing",
            "linnet seed",
            "linnet seed --followee mara --followers 500 --follower-prefix friend",
            "linnet seed --accounts 50000 --statuses 1000000 --follows 50 --tokens tokens.txt")
    {
        foreach (var option in new Option[] { _followee, _followers, _prefix, _password, _accounts, _statuses, _follows, _seed, _tokens })
        {
            Add(option);
        }
    }

    protected override bool BeginsData => true;

    public override bool RunsBesideServer(ParseResult parsed) => false;

    public override async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        await using var tokens = call.Parsed.GetValue(_tokens) is { } file ? new TokenFile(Path.GetFullPath(file, call.Folder)) : null;
        var seeding = await SeedDisplay.ShowAsync(
            progress => call.Get<ISeedStore>().WhileReadyAsync(
                () => SeedAsync(call, tokens?.Writer, progress, ct), progress, ct),
            isQuiet: call.Parsed.GetValue(Json),
            call.Parsed.InvocationConfiguration.Error);
        if (!seeding.Succeeded(out var report, out var refusal))
        {
            return await RefuseAsync(call.Output, refusal, ct);
        }

        if (tokens is not null)
        {
            await tokens.PublishAsync(ct);
        }

        await SayAsync(
            call,
            new { report.Accounts, report.Follows, report.Statuses, report.Sessions, seconds = watch.Elapsed.TotalSeconds },
            $"Complete and verified: {report.Accounts:N0} accounts, {report.Follows:N0} follows, {report.Statuses:N0} statuses, "
            + $"{report.Sessions:N0} sessions, in {watch.Elapsed.TotalSeconds:0.0} s",
            ct);
        return ExitCodes.Done;
    }

    private async Task<Result<SeedReport>> SeedAsync(
        CommandCall call, TextWriter? tokens, IProgress<SeedProgress> progress, CancellationToken ct)
    {
        var (parsed, seeder) = (call.Parsed, call.Get<Seeder>());
        var password = parsed.GetRequiredValue(_password);
        var total = new SeedReport(0, 0, 0, 0);
        if (parsed.GetValue(_accounts) is null || parsed.GetResult(_followers) is { Implicit: false })
        {
            var plan = new FollowersPlan(
                parsed.GetRequiredValue(_followee).TrimStart('@'), parsed.GetValue(_followers), parsed.GetRequiredValue(_prefix));
            if (!(await seeder.SeedFollowersAsync(plan, password, tokens, progress, ct)).Succeeded(out total, out var refusal))
            {
                return refusal;
            }
        }

        if (parsed.GetValue(_accounts) is { } members)
        {
            var plan = new CommunityPlan(members, parsed.GetValue(_statuses), parsed.GetValue(_follows), parsed.GetValue(_seed));
            return (await seeder.SeedCommunityAsync(plan, password, tokens, progress, ct)).Succeeded(out var more, out var refusal)
                ? total.Plus(more)
                : refusal;
        }

        return total;
    }

    private static Option<string> Text(string name, string description, string usual) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = "text" };

    private static Option<int> Number(string name, string description, int usual) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = "number" };
}

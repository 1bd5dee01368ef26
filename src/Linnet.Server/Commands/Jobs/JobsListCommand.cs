using System.CommandLine;
using System.Globalization;
using Linnet.Core.Jobs;

namespace Linnet.Server.Commands.Jobs;

/// <summary><c>linnet jobs list</c></summary>
internal sealed class JobsListCommand : DataCommand
{
    private const int LimitMax = 10_000;
    private const int PageJobs = 500;

    private readonly Option<bool> _setAside = new("--set-aside") { Description = "Only jobs that failed too often and wait for linnet jobs retry" };

    private readonly Option<int> _limit = new("--limit")
    {
        Description = $"Most jobs to list, 1 to {LimitMax}",
        DefaultValueFactory = _ => 100,
        HelpName = "number",
    };

    public JobsListCommand()
        : base(
            "list",
            "List jobs that wait or are set aside, oldest first",
            "linnet jobs list",
            "linnet jobs list --set-aside --json")
    {
        _limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > LimitMax)
            {
                result.AddError($"--limit must be 1 to {LimitMax}");
            }
        });
        Add(_setAside);
        Add(_limit);
    }

    public override async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        var jobs = call.Get<IJobQueue>();
        var limit = call.Parsed.GetValue(_limit);
        var shown = 0;
        string? after = null;
        while (shown < limit
            && await jobs.ListAsync(call.Parsed.GetValue(_setAside), after, Math.Min(PageJobs, limit - shown), ct) is [.., var last] page)
        {
            foreach (var job in page)
            {
                await SayAsync(call, Describe(job), Words(job), ct);
            }

            shown += page.Count;
            after = last.Id;
        }

        if (shown == 0 && !call.Parsed.GetValue(Json))
        {
            await call.Output.SayAsync("No jobs", ct);
        }

        return ExitCodes.Done;
    }

    private static object Describe(JobInfo job) => new
    {
        id = job.Id,
        kind = Names.Of(job.Kind),
        statusId = job.StatusId.ToString(CultureInfo.InvariantCulture),
        authorId = job.AuthorId.ToString(CultureInfo.InvariantCulture),
        number = job.Number,
        attempts = job.Attempts,
        setAside = job.IsSetAside,
        error = job.Error,
        createdAt = job.CreatedAt,
    };

    private static string Words(JobInfo job)
    {
        var state = job.IsSetAside ? "set aside" : "waiting";
        var trouble = job.Error is null ? "" : $", failed {job.Attempts} times, last: {job.Error}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{job.Id}  {Names.Of(job.Kind),-11}  status {job.StatusId}  part {job.Number}  since {job.CreatedAt:u}  {state}{trouble}");
    }
}

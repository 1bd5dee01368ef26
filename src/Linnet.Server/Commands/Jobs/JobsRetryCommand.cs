using System.CommandLine;
using Linnet.Core;
using Linnet.Core.Jobs;

namespace Linnet.Server.Commands.Jobs;

/// <summary><c>linnet jobs retry</c></summary>
internal sealed class JobsRetryCommand : DataCommand
{
    private readonly Argument<string?> _id = new("id") { Description = "The job, as linnet jobs list names it", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _all = new("--all") { Description = "Every job that is set aside" };

    public JobsRetryCommand()
        : base("retry", "Send jobs that are set aside again", "linnet jobs retry --all", "linnet jobs retry p123456789")
    {
        Add(_id);
        Add(_all);
        Validators.Add(result =>
        {
            if (result.GetValue(_all) == (result.GetValue(_id) is not null))
            {
                result.AddError("Name one job, or give --all");
            }
        });
    }

    public override async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        var id = call.Parsed.GetValue(_id);
        var sent = await call.Get<IJobQueue>().RetryAsync(id, ct);
        if (sent == 0 && id is not null)
        {
            return await RefuseAsync(call.Output, Refusal.Invalid("id", $"{id} is no job that is set aside; see linnet jobs list --set-aside"), ct);
        }

        await SayAsync(call, new { sent }, sent == 1 ? "1 job sent again" : $"{sent} jobs sent again", ct);
        return ExitCodes.Done;
    }
}

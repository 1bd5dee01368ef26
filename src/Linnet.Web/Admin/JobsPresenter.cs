using Linnet.Protocol.Admin;
using Linnet.Protocol.Client;
using Linnet.Web.Feed;

namespace Linnet.Web.Admin;

/// <summary>Shows the jobs that failed too often and were set aside, and sends them again.</summary>
internal sealed class JobsPresenter(IJobsView view, LinnetClient client)
{
    /// <summary>Shows the oldest of them, or what comes after one.</summary>
    public async Task ShowAsync(string? after, CancellationToken ct)
    {
        var found = await client.GetDeadJobsAsync(after, FeedPresenter.PageSize, ct);
        if (found.Succeeded(out var page, out var error))
        {
            view.Show(new(page, await client.NameAsync(page.Jobs.Select(job => job.StatusId), ct)));
        }
        else
        {
            view.ShowFailure("show the jobs", error);
        }
    }

    /// <summary>Sends one or all of them again, and shows the rest.</summary>
    /// <param name="id">Which one; null: not one alone.</param>
    /// <param name="isAll">Whether all are to be sent.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task SendAsync(string? id, bool isAll, CancellationToken ct)
    {
        view.ShowMessage(Texts.SendingJobs);
        var request = new RetryJobsRequest { Ids = id is null ? null : [id], All = isAll ? true : null };
        var answer = await client.RetryDeadJobsAsync(request, ct);
        if (!answer.Succeeded(out var retried, out var error))
        {
            view.ShowFailure("send the jobs again", error);
            return;
        }

        view.ShowSent();
        view.ShowMessage(Texts.JobsSent(retried.Sent));
        await ShowAsync(after: null, ct);
    }
}

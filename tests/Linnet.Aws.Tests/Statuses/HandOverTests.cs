using Linnet.Aws.Engine;
using Linnet.Aws.Statuses;
using Linnet.Aws.Tables;
using Linnet.Core.Jobs;
using Linnet.Core.Paging;
using Linnet.Core.Search;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Queues;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Statuses;

/// <summary>No status goes without its job or out of the index, whenever a process ends.</summary>
public sealed class HandOverTests : IAsyncLifetime
{
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(6);

    private readonly AwsUnderTest _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Dynamo Dynamo => _store.Get<Dynamo>();

    public async ValueTask InitializeAsync() => await _store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task What_is_handed_over_bears_no_mark()
    {
        var daisy = await _store.AddAccountAsync();

        var status = await _store.PostAsync(daisy.Id);

        (await FindAsync(status.Id)).Keys.ShouldNotContain("unsent");
        _store.Clock.Advance(Overdue);
        (await SweepAsync()).ShouldBe(0);
        (await _store.Jobs.CountAsync(Token)).PostStatus.ShouldBe(1);
    }

    [Fact]
    public async Task A_status_of_a_process_that_died_between_transaction_and_send_is_sent_by_a_sweep()
    {
        var daisy = await _store.AddAccountAsync();
        var status = await AddWithoutSendingAsync(daisy.Id, "duck");

        (await SweepAsync()).ShouldBe(0, "sending may still be under way");
        _store.Clock.Advance(Overdue);
        (await SweepAsync()).ShouldBe(1);
        (await SweepAsync()).ShouldBe(0);

        (await _store.TakePostStatusAsync()).Job.ShouldBe(new PostStatusJob(status, daisy.Id, 7));
        (await SearchAsync("duck")).ShouldBe([status]);
    }

    [Fact]
    public async Task Posting_succeeds_while_the_queues_are_down_and_the_job_follows()
    {
        var daisy = await _store.AddAccountAsync();
        _store.QueueFaults.Shares = new Dictionary<CallFault, double> { [CallFault.ServerError] = 1 };

        var status = await _store.PostAsync(daisy.Id, "duck");

        _store.Clock.Advance(Overdue);
        (await SweepAsync()).ShouldBe(0, "the queues are still down");
        _store.QueueFaults.Shares = new Dictionary<CallFault, double>();
        (await SweepAsync()).ShouldBe(1);
        (await _store.TakePostStatusAsync()).Job.StatusId.ShouldBe(status.Id);
        (await SearchAsync("duck")).ShouldBe([status.Id]);
    }

    [Fact]
    public async Task An_edit_whose_index_was_not_told_is_found_after_a_sweep_and_makes_no_second_job()
    {
        var daisy = await _store.AddAccountAsync();
        var status = await _store.PostAsync(daisy.Id, "duck");
        (await SearchAsync("duck")).ShouldBe([status.Id]);
        var before = await FindAsync(status.Id);
        await Dynamo.TransactAsync(
            StatusChanges.Edit(before, status, Build.Content("goose"), _store.Clock.GetUtcNow()).Changes, Token);

        (await SearchAsync("goose")).ShouldBeEmpty();
        _store.Clock.Advance(Overdue);
        (await SweepAsync()).ShouldBe(1);

        (await SearchAsync("goose")).ShouldBe([status.Id]);
        (await _store.Jobs.CountAsync(Token)).PostStatus.ShouldBe(1);
    }

    [Fact]
    public async Task An_edit_keeps_the_job_that_was_not_sent_yet()
    {
        var daisy = await _store.AddAccountAsync();
        var status = await AddWithoutSendingAsync(daisy.Id, "duck");

        await _store.Statuses.EditAsync(status, daisy.Id, Build.Content("goose"), _store.Clock.GetUtcNow(), Token);

        (await _store.TakePostStatusAsync()).Job.StatusId.ShouldBe(status);
    }

    [Fact]
    public async Task Handing_over_late_leaves_the_mark_of_a_later_change()
    {
        var daisy = await _store.AddAccountAsync();
        var status = await AddWithoutSendingAsync(daisy.Id, "duck");
        var posted = await FindAsync(status);
        var content = Build.Content("goose");
        await Dynamo.TransactAsync(
            StatusChanges.Edit(posted, StatusItems.Read(posted)!, content, _store.Clock.GetUtcNow()).Changes, Token);

        (await _store.Get<HandOver>().SendAsync(posted)).ShouldBeTrue();

        (await FindAsync(status)).Text("unsent").ShouldBe(StatusItems.Unsent);
        _store.Clock.Advance(Overdue);
        (await SweepAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_status_that_was_deleted_before_its_job_was_sent_makes_none()
    {
        var daisy = await _store.AddAccountAsync();
        var status = await AddWithoutSendingAsync(daisy.Id, "duck");

        await _store.Statuses.DeleteAsync(status, daisy.Id, Token);
        _store.Clock.Advance(Overdue);
        await SweepAsync();
        await _store.IndexAsync();

        (await _store.Jobs.CountAsync(Token)).PostStatus.ShouldBe(0);
        (await Dynamo.GetAsync(LinnetTables.Statuses, StatusItems.Key(status), Token)).ShouldBeNull();
    }

    /// <summary>Posts as a process does that ends before it tells the queues.</summary>
    private async Task<long> AddWithoutSendingAsync(long accountId, string text)
    {
        var status = Build.NewStatus(accountId, text) with { FollowersPerJob = 7 };
        var item = StatusChanges.NewItem(status, _store.Ids.Next());
        (await Dynamo.TransactAsync(StatusChanges.Add(item, status, formerId: null, _store.Clock.GetUtcNow()), Token))
            .IsDone.ShouldBeTrue();
        return item.Number("id");
    }

    private Task<int> SweepAsync() => _store.Get<HandOver>().SweepAsync(Token);

    private async Task<Item> FindAsync(long id) =>
        (await Dynamo.GetAsync(LinnetTables.Statuses, StatusItems.Key(id), Token)).ShouldNotBeNull();

    private async Task<IReadOnlyList<long>> SearchAsync(string query)
    {
        await _store.IndexAsync();
        return await _store.Search.FindStatusesAsync(SearchQuery.Parse(query).Value, null, PageRequest.Newest(), 0, Token);
    }
}

using Linnet.Protocol.Apps;
using Linnet.Protocol.Client;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;

namespace Linnet.EndToEnd.Tests.Crash;

/// <summary>Compares a server that came back from a crash with the model.</summary>
/// <param name="model">What is known.</param>
/// <param name="http">The server.</param>
/// <param name="app">The program that people sign in with.</param>
/// <param name="isAtRest">
/// False: what follows changes by itself may still be on its way, tags and deliveries for instance, and is not looked at.
/// </param>
/// <param name="ct">Cancels it.</param>
internal sealed class Recovery(CrashModel model, HttpClient http, CredentialApplication app, bool isAtRest, CancellationToken ct)
{
    // On AWS what a killed worker had in hand comes again after half a minute.
    private static readonly TimeSpan DeliveredWithin = TimeSpan.FromSeconds(TestStorage.IsAws ? 60 : 20);

    private readonly Settlement _settlement = new(model, http, app, isAtRest, ct);

    /// <summary>Settles what was not answered, waits until everything is delivered, and checks all that people see.</summary>
    public async Task CheckAsync()
    {
        await ForAllAsync(_settlement.SettleSignUpAsync);
        model.Accounts.RemoveAll(account => account.Token is null);
        await ForAllAsync(_settlement.SettleStatusesAsync);
        await ForAllAsync(_settlement.SettleFollowsAsync);
        await ForAllAsync(_settlement.SettleLikesAsync);
        await ForAllAsync(CheckVersionsAsync);
        await ForAllAsync(CheckGoneAsync);
        await ForAllAsync(CheckCountsAsync);
        if (!isAtRest)
        {
            return;
        }

        await ForAllAsync(CheckLikesAsync);
        await CheckListsOfAllAsync();
        await ForAllAsync(WaitForDeliveryAsync);
        await ForAllAsync(CheckFeedAsync);
    }

    private Task ForAllAsync(Func<ModelAccount, Task> act) => Parallel.ForEachAsync(
        model.Accounts,
        new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct },
        async (account, _) => await act(account));

    private async Task CheckVersionsAsync(ModelAccount account)
    {
        foreach (var status in account.Statuses.Where(status => status.VersionsSeen < status.Versions.Count))
        {
            var history = (await account.ClientOf(http).GetStatusHistoryAsync(status.Id!, ct)).Value;
            history.Select(version => Reading.TextOf(version.Content)).ShouldBe(status.Versions, $"the history of {status.Id}");
            status.VersionsSeen = status.Versions.Count;
        }
    }

    private async Task CheckGoneAsync(ModelAccount account)
    {
        foreach (var status in account.Gone)
        {
            var found = await account.ClientOf(http).GetStatusAsync(status.Id!, ct);
            found.Succeeded(out _, out var error).ShouldBeFalse($"{status.Id} was deleted");
            error!.StatusCode.ShouldBe(404, error.Message);
        }

        account.Gone.Clear();
    }

    private async Task CheckCountsAsync(ModelAccount account)
    {
        var found = (await account.ClientOf(http).GetAccountAsync(account.Id, ct)).Value;
        found.StatusesCount.ShouldBe(account.Statuses.Count, $"statuses of {account}");
        found.FollowingCount.ShouldBe(
            model.Accounts.Count(other => account.FollowOf(other) is not null), $"accounts that {account} follows");
        found.FollowersCount.ShouldBe(
            model.Accounts.Count(other => other.FollowOf(account) is not null), $"followers of {account}");
    }

    private async Task CheckLikesAsync(ModelAccount account)
    {
        var client = account.ClientOf(http);
        foreach (var status in await Reading.WalkAsync(page => client.GetAccountStatusesAsync(account.Id, page, ct)))
        {
            (status.Favourited, status.FavouritesCount).ShouldBe(
                (account.Liked.Contains(status.Id), model.Accounts.Count(other => other.Liked.Contains(status.Id))),
                $"likes of {status.Id}");
        }
    }

    private async Task CheckListsOfAllAsync()
    {
        var nobody = new LinnetClient(http);
        var all = model.Accounts.SelectMany(account => account.Statuses).Select(status => status.Id!).ToList();
        foreach (var list in new[]
        {
            await Reading.WalkAsync(page => nobody.GetPublicTimelineAsync(page, ct)),
            await Reading.WalkAsync(page => nobody.GetTagTimelineAsync(LoadClient.Tag, page, ct)),
        })
        {
            list.Select(status => status.Id).ShouldBe(all, ignoreOrder: true);
        }
    }

    private async Task WaitForDeliveryAsync(ModelAccount account)
    {
        foreach (var status in account.Statuses.Where(status => !status.IsDelivered))
        {
            await Eventually.PassesAsync(
                async () =>
                {
                    var receipt = (await account.ClientOf(http).GetReceiptAsync(status.Id!, ct)).Value;
                    receipt.Complete.ShouldBeTrue($"{status.Id} is delivered: {receipt}");
                    (receipt.FeedsWritten + receipt.FeedsDeferred).ShouldBe(receipt.Followers ?? 0, $"{receipt}");
                },
                DeliveredWithin);
            status.IsDelivered = true;
        }
    }

    private async Task CheckFeedAsync(ModelAccount owner)
    {
        var client = owner.ClientOf(http);
        var feed = (await Reading.WalkAsync(page => client.GetHomeTimelineAsync(page, ct)))
            .Select(status => status.Id)
            .ToHashSet();
        var owed = (
            from author in model.Accounts
            from status in author.Statuses
            where IsOwed(owner, author, status, feed)
            select status.Id!).ToHashSet();
        var wrong = feed.Except(owed).Select(id => $"{id} too much").Concat(owed.Except(feed).Select(id => $"{id} missing"));
        wrong.ShouldBeEmpty($"the feed of {owner}");
    }

    /// <summary>What cannot be told beforehand is taken from the first look at the feed, and holds from then on.</summary>
    private bool IsOwed(ModelAccount owner, ModelAccount author, ModelStatus status, HashSet<string> feed) =>
        owner.IsOwed(author, status) ?? model.Observed.GetOrAdd((owner, status.Id!), key => feed.Contains(key.StatusId));
}

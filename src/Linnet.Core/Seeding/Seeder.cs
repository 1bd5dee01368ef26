using Linnet.Core.Accounts;
using Linnet.Core.Follows;
using Linnet.Core.Ids;
using Linnet.Core.Sessions;

namespace Linnet.Core.Seeding;

/// <summary>
/// Fills a store with accounts, follows and statuses. Cut short and run again, it loads what is missing, and in the end makes
/// sure that all is there and every count right.
/// </summary>
public sealed class Seeder(ISeedStore store, IAccountStore accounts, IFollowStore follows, Passwords passwords, TimeProvider time)
{
    private const int AccountsPerBatch = 1000;
    private const int FollowsPerBatch = 5000;
    private const int StatusesPerBatch = 2000;
    private const int FollowersPerPage = 1000;

    /// <summary>Loads many followers of one account.</summary>
    /// <param name="plan">Who follows whom.</param>
    /// <param name="password">The password of all accounts that are made.</param>
    /// <param name="tokens">Gets a line <c>alias token</c> for each account, each with a new session; null: no sessions.</param>
    /// <param name="progress">Told how far it has come.</param>
    /// <param name="ct">Cuts it short.</param>
    /// <returns>What is there now; a refusal when the plan cannot be carried out, or the store does not hold what it should.</returns>
    public async Task<Result<SeedReport>> SeedFollowersAsync(
        FollowersPlan plan, string password, TextWriter? tokens, IProgress<SeedProgress> progress, CancellationToken ct)
    {
        if (!plan.Check().Succeeded(out _, out var refusal))
        {
            return refusal;
        }

        var set = new FollowersOfOne(plan, await accounts.FindByAliasAsync(plan.Followee, ct));
        if (!(await LoadAsync(set, password, tokens, progress, ct)).Succeeded(out var report, out refusal))
        {
            return refusal;
        }

        var following = await CountFollowersAsync(set, ct);
        return following == plan.Followers
            ? report
            : Incomplete($"@{plan.Followee} has {following:N0} of {plan.Followers:N0} followers");
    }

    /// <summary>Loads a community.</summary>
    /// <inheritdoc cref="SeedFollowersAsync"/>
    public async Task<Result<SeedReport>> SeedCommunityAsync(
        CommunityPlan plan, string password, TextWriter? tokens, IProgress<SeedProgress> progress, CancellationToken ct) =>
        plan.Check().Succeeded(out _, out var refusal)
            ? await LoadAsync(new Community(plan), password, tokens, progress, ct)
            : refusal;

    /// <summary>Loads a set.</summary>
    /// <inheritdoc cref="SeedFollowersAsync"/>
    internal async Task<Result<SeedReport>> LoadAsync(
        SeedSet set, string password, TextWriter? tokens, IProgress<SeedProgress> progress, CancellationToken ct)
    {
        if (IdGenerator.TimeOf(IdGenerator.AtTime(time.GetUtcNow())) < SeedIds.End)
        {
            return Refusal.Forbidden("The clock of this machine is wrong: it stands before 2026");
        }

        if (!AccountRules.Password(password).Succeeded(out _, out var refusal)
            || !(await FindAsync(set, SeedPhase.Checking, progress, ct)).Succeeded(out _, out refusal)
            || !(await passwords.HashAsync(password, ct)).Succeeded(out var hash, out refusal))
        {
            return refusal;
        }

        await LoadAsync(
            set.Accounts(), AccountsPerBatch, set.AccountCount, SeedPhase.Accounts, batch => store.AddAccountsAsync(batch, hash, ct), progress);
        await LoadAsync(
            set.Follows(), FollowsPerBatch, set.FollowCount, SeedPhase.Follows, batch => store.AddFollowsAsync(batch, ct), progress);
        await LoadAsync(
            set.Statuses(), StatusesPerBatch, set.StatusCount, SeedPhase.Statuses, batch => store.AddStatusesAsync(batch, ct), progress);
        progress.Report(new(SeedPhase.Counting, 0, 0));
        await store.RecountAsync(repair: true, ct);
        if (!(await FindAsync(set, SeedPhase.Verifying, progress, ct)).Succeeded(out var found, out refusal))
        {
            return refusal;
        }

        if (found.Accounts < set.AccountCount || found.Following < set.FollowCount || found.Statuses < set.StatusCount)
        {
            return Incomplete(
                $"there are {found.Accounts:N0} of {set.AccountCount:N0} accounts, {found.Following:N0} of {set.FollowCount:N0} follows "
                + $"and {found.Statuses:N0} of {set.StatusCount:N0} statuses");
        }

        var sessions = tokens is null ? 0 : await BeginSessionsAsync(set, tokens, progress, ct);
        return new SeedReport(set.AccountCount, set.FollowCount, set.StatusCount, sessions);
    }

    private async Task LoadAsync<T>(
        IEnumerable<T> records,
        int perBatch,
        long total,
        SeedPhase phase,
        Func<IReadOnlyList<T>, Task> load,
        IProgress<SeedProgress> progress)
    {
        if (total == 0)
        {
            return;
        }

        var done = 0L;
        progress.Report(new(phase, 0, total));
        foreach (var batch in records.Chunk(perBatch))
        {
            await load(batch);
            done += batch.Length;
            progress.Report(new(phase, done, total, store.SentAgain));
        }
    }

    /// <summary>Looks the set's accounts up, and refuses when somebody else has one of their aliases.</summary>
    private async Task<Result<Found>> FindAsync(
        SeedSet set, SeedPhase phase, IProgress<SeedProgress> progress, CancellationToken ct)
    {
        var sum = default(Found);
        var done = 0;
        progress.Report(new(phase, 0, set.AccountCount));
        foreach (var batch in set.Accounts().Chunk(Limits.LookUpIds))
        {
            var expected = batch.ToDictionary(account => account.Alias, account => account.Id, StringComparer.OrdinalIgnoreCase);
            foreach (var account in await accounts.FindManyByAliasAsync(expected.Keys, ct))
            {
                if (expected[account.Alias] != account.Id)
                {
                    return Refusal.Forbidden(
                        $"@{account.Alias} exists already and is no part of this seeding: nothing was loaded. Give the numbers of the "
                        + "first run to complete it, or another --follower-prefix or --seed");
                }

                sum = new(sum.Accounts + 1, sum.Following + account.Following, sum.Statuses + account.Statuses);
            }

            done += batch.Length;
            progress.Report(new(phase, done, set.AccountCount));
        }

        return sum;
    }

    /// <summary>Followers that the set made, so that nobody else's follow hides a missing one.</summary>
    private async Task<int> CountFollowersAsync(FollowersOfOne set, CancellationToken ct)
    {
        var expected = set.Follows().Select(follow => follow.FollowerId).ToHashSet();
        var count = 0;
        var after = 0L;
        while (await follows.ListFollowersAsOfAsync(set.FolloweeId, long.MaxValue - 1, after, FollowersPerPage, ct) is [.., var last] page)
        {
            count += page.Count(follower => expected.Contains(follower.AccountId));
            after = last.Since;
        }

        return count;
    }

    private async Task<long> BeginSessionsAsync(
        SeedSet set, TextWriter tokens, IProgress<SeedProgress> progress, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var ids = new IdGenerator(time, IdGenerator.NodeMax);
        var done = 0L;
        progress.Report(new(SeedPhase.Sessions, 0, set.AccountCount));
        foreach (var batch in set.Accounts().Chunk(AccountsPerBatch))
        {
            var sessions = new List<Session>(batch.Length);
            foreach (var account in batch)
            {
                var token = Secrets.Next();
                sessions.Add(new()
                {
                    Id = ids.Next(),
                    TokenHash = TokenHash.Of(token),
                    AccountId = account.Id,
                    AppId = null,
                    Scopes = Scopes.All,
                    CreatedAt = now,
                    LastUsedAt = now,
                });
                await tokens.WriteLineAsync($"{account.Alias} {token}".AsMemory(), ct);
            }

            await store.AddSessionsAsync(sessions, ct);
            done += batch.Length;
            progress.Report(new(SeedPhase.Sessions, done, set.AccountCount));
        }

        return done;
    }

    private static Refusal Incomplete(string what) =>
        Refusal.Forbidden($"The store does not hold what was loaded: {what}. Aliases that were deleted are never given again");

    private readonly record struct Found(long Accounts, long Following, long Statuses);
}

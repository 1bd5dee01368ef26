using System.Globalization;
using Linnet.Core.Accounts;
using Linnet.Core.Statuses;

namespace Linnet.Core.Seeding;

/// <summary>Accounts that follow one another and have posted for a year.</summary>
internal sealed class Community : SeedSet
{
    // How strongly the popular attract followers, and the talkative post.
    private const double Popularity = 0.75;
    private const double Talkativeness = 0.6;

    // A prime greater than any number of accounts: multiplying by it shuffles them.
    private const long Shuffle = 10_000_019;

    private readonly CommunityPlan _plan;
    private readonly SeedIds _accountIds;
    private readonly SeedIds _followIds;
    private readonly SeedIds _statusIds;
    private readonly long _statusMilliseconds;

    /// <summary>The community of a plan that is checked.</summary>
    public Community(CommunityPlan plan)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"community {plan.Seed} {plan.Accounts} {plan.Statuses} {plan.Follows}");
        _plan = plan;
        _accountIds = new(name, SeedIds.AccountsFrom, Spread(SeedIds.AccountsFrom, SeedIds.FollowsFrom, plan.Accounts));
        _followIds = new(name, SeedIds.FollowsFrom, 1);
        _statusMilliseconds = Spread(SeedIds.StatusesFrom, SeedIds.End, plan.Statuses);
        _statusIds = new(name, SeedIds.StatusesFrom, _statusMilliseconds);
        FollowCount = Enumerable.Range(0, plan.Accounts).Sum(ordinal => (long)FollowsOf(ordinal));
    }

    private enum Kind
    {
        Account,
        FollowNumber,
        Follow,
        Status,
    }

    public override int AccountCount => _plan.Accounts;

    public override long FollowCount { get; }

    public override int StatusCount => _plan.Statuses;

    public override Account AccountAt(int ordinal)
    {
        var random = RandomOf(Kind.Account, ordinal);
        var firstName = SeedWords.FirstNames[random.Below(SeedWords.FirstNames.Length)];
        return new Account
        {
            Id = _accountIds.At(ordinal),
            Alias = AliasOf(firstName, ordinal),
            FirstName = firstName,
            LastName = SeedWords.LastNames[random.Below(SeedWords.LastNames.Length)],
        };
    }

    public override IEnumerable<SeedFollow> Follows()
    {
        var made = 0L;
        var chosen = new HashSet<int>();
        for (var follower = 0; follower < _plan.Accounts; follower++)
        {
            var random = RandomOf(Kind.Follow, follower);
            chosen.Clear();
            chosen.Add(follower);
            for (var left = FollowsOf(follower); left > 0; left--)
            {
                var followee = Draw(ref random, Popularity);
                while (!chosen.Add(followee))
                {
                    // At most half of the accounts are chosen, so that a free one is near.
                    followee = (followee + 1) % _plan.Accounts;
                }

                yield return new(_accountIds.At(follower), _accountIds.At(followee), _followIds.At(made++));
            }
        }
    }

    public override IEnumerable<Status> Statuses() => Enumerable.Range(0, _plan.Statuses).Select(StatusAt);

    private static long Spread(DateTimeOffset from, DateTimeOffset to, int count) =>
        Math.Max(1, (long)(to - from).TotalMilliseconds / Math.Max(1, count));

    private Status StatusAt(int ordinal)
    {
        var random = RandomOf(Kind.Status, ordinal);
        var author = Draw(ref random, Talkativeness);
        var id = _statusIds.At(ordinal, (long)(random.Fraction() * _statusMilliseconds));
        var mentioned = SeedTexts.WantsMention(ref random) ? AccountAt(Draw(ref random, Popularity)) : null;
        return new Status
        {
            Id = id,
            AccountId = _accountIds.At(author),
            Content = SeedTexts.Make(ref random, mentioned is null ? null : new(mentioned.Id, mentioned.Alias)),
        };
    }

    private string AliasOf(string firstName, int ordinal)
    {
        // The usual community has the shorter aliases; others stand beside it.
        var beside = _plan.Seed == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"_{_plan.Seed}");
        return string.Create(CultureInfo.InvariantCulture, $"{firstName.ToLowerInvariant()}{ordinal + 1}{beside}");
    }

    private int FollowsOf(int ordinal) => Math.Min(
        RandomOf(Kind.FollowNumber, ordinal).HeavyTailed(_plan.Follows),
        Math.Min(Limits.FollowedAccounts, (_plan.Accounts - 1) / 2));

    private int Draw(ref SeedRandom random, double exponent) =>
        (int)(((random.Skewed(_plan.Accounts, exponent) * Shuffle) + _plan.Seed) % _plan.Accounts);

    private SeedRandom RandomOf(Kind kind, int ordinal) => new(_plan.Seed, (int)kind, ordinal);
}

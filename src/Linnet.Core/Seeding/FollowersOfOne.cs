using System.Globalization;
using Linnet.Core.Accounts;

namespace Linnet.Core.Seeding;

/// <summary>One account, and the many that follow it.</summary>
internal sealed class FollowersOfOne : SeedSet
{
    private const long MillisecondsBetweenAccounts = 1000;

    private readonly FollowersPlan _plan;
    private readonly SeedIds _accountIds;
    private readonly Account _followee;
    private readonly long _firstSince;

    /// <summary>The set of a plan.</summary>
    /// <param name="plan">The plan, checked.</param>
    /// <param name="existing">The account that has the followee's alias already; null: it is made.</param>
    public FollowersOfOne(FollowersPlan plan, Account? existing)
    {
        _plan = plan;
        _accountIds = new($"{plan.FollowerPrefix} follows", SeedIds.AccountsFrom, MillisecondsBetweenAccounts);
        _followee = existing ?? new Account
        {
            Id = new SeedIds($"{plan.Followee} is followed", SeedIds.AccountsFrom, 1).At(0),
            Alias = plan.Followee,
            FirstName = Capitalised(plan.Followee),
            LastName = "Duck",
        };

        // After all that the followee has posted: nobody's feed gets what was posted before they followed.
        var usual = new SeedIds($"{plan.FollowerPrefix} to {plan.Followee}", SeedIds.FollowsFrom, 1).At(0);
        _firstSince = Math.Max(usual, _followee.LastStatusId + 1);
    }

    /// <summary>The account that is followed.</summary>
    public long FolloweeId => _followee.Id;

    public override int AccountCount => _plan.Followers + 1;

    public override long FollowCount => _plan.Followers;

    public override Account AccountAt(int ordinal) => ordinal == 0
        ? _followee
        : new Account
        {
            Id = _accountIds.At(ordinal),
            Alias = string.Create(CultureInfo.InvariantCulture, $"{_plan.FollowerPrefix}{ordinal}"),
            FirstName = string.Create(CultureInfo.InvariantCulture, $"{Capitalised(_plan.FollowerPrefix)} {ordinal}"),
            LastName = "Duck",
        };

    public override IEnumerable<SeedFollow> Follows() => Enumerable.Range(1, _plan.Followers)
        .Select(ordinal => new SeedFollow(_accountIds.At(ordinal), FolloweeId, _firstSince + ordinal));

    private static string Capitalised(string word) =>
        word.Length == 0 ? "Follower" : string.Concat(word[..1].ToUpperInvariant(), word.AsSpan(1));
}

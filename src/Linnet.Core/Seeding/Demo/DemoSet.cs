using Linnet.Core.Accounts;
using Linnet.Core.Ids;
using Linnet.Core.Likes;
using Linnet.Core.Statuses;

namespace Linnet.Core.Seeding.Demo;

/// <summary>An edit that has been made.</summary>
/// <param name="StatusId">Of which status.</param>
/// <param name="AccountId">By whom.</param>
/// <param name="Content">What it says since then.</param>
/// <param name="At">When.</param>
internal sealed record DemoEdit(long StatusId, long AccountId, StatusContent Content, DateTimeOffset At);

/// <summary>The demo's records, with ids of the times at which they would have come to be.</summary>
internal sealed class DemoSet : SeedSet
{
    private const int Seed = 12;
    private const int SignedUpDaysAgo = 60;
    private const int FollowedDaysAgo = 30;
    private static readonly TimeSpan EditedAfter = TimeSpan.FromMinutes(15);

    private readonly DateTimeOffset _now;
    private readonly IReadOnlyList<Account> _accounts;
    private readonly Dictionary<string, Account> _byAlias;
    private readonly IReadOnlyList<SeedFollow> _follows;
    private readonly IReadOnlyList<(Status Status, DemoStatus Told)> _statuses;

    /// <summary>The demo as it is at a time.</summary>
    /// <param name="now">The time, in UTC.</param>
    /// <param name="avatarKeys">Where the pictures of <see cref="DemoPeople.All"/> are kept.</param>
    public DemoSet(DateTimeOffset now, IReadOnlyList<string> avatarKeys)
    {
        _now = now;
        _accounts =
        [
            .. DemoPeople.All.Select((person, ordinal) => new Account
            {
                Id = IdAt(now.AddDays(-SignedUpDaysAgo).AddHours(7 * ordinal), ordinal),
                Alias = person.Alias,
                FirstName = person.FirstName,
                LastName = person.LastName,
                Note = person.Note,
                AvatarKey = avatarKeys[ordinal],
                Role = person.Alias == DemoPeople.Operator ? AccountRole.Operator : AccountRole.User,
            }),
        ];
        _byAlias = _accounts.ToDictionary(account => account.Alias);
        _follows =
        [
            .. DemoPeople.All
                .SelectMany(person => person.Follows.Split(' ').Select(followee => (person.Alias, Followee: followee)))
                .Select((pair, ordinal) => new SeedFollow(
                    _byAlias[pair.Alias].Id,
                    _byAlias[pair.Followee].Id,
                    IdAt(now.AddDays(-FollowedDaysAgo).AddHours(3 * ordinal), ordinal))),
        ];
        _statuses =
        [
            .. DemoTexts.All.OrderBy(told => told.PostedAt(now)).Select((told, ordinal) => (
                new Status
                {
                    Id = IdAt(told.PostedAt(now), ordinal),
                    AccountId = _byAlias[told.Alias].Id,
                    Content = ContentOf(told.Before ?? told.Text),
                },
                told)),
        ];
    }

    public override int AccountCount => _accounts.Count;

    public override long FollowCount => _follows.Count;

    public override int StatusCount => _statuses.Count;

    public override Account AccountAt(int ordinal) => _accounts[ordinal];

    public override IEnumerable<SeedFollow> Follows() => _follows;

    public override IEnumerable<Status> Statuses() => _statuses.Select(posted => posted.Status);

    /// <summary>The edits of what was posted.</summary>
    public IEnumerable<DemoEdit> Edits() => _statuses
        .Where(posted => posted.Told.Before is not null)
        .Select(posted => new DemoEdit(
            posted.Status.Id, posted.Status.AccountId, ContentOf(posted.Told.Text), posted.Status.CreatedAt + EditedAfter));

    /// <summary>Who likes what: nearly always a status that mentions one, and now and then one that came into the feed.</summary>
    public IEnumerable<Like> Likes()
    {
        var made = 0;
        foreach (var (status, ordinal) in Statuses().Select((status, ordinal) => (status, ordinal)))
        {
            var random = new SeedRandom(Seed, 0, ordinal);
            var appeal = 15 + random.Below(60);
            var mentioned = status.Content.Mentions.Select(mention => mention.AccountId).ToHashSet();
            var readers = _follows.Where(follow => follow.FolloweeId == status.AccountId).Select(follow => follow.FollowerId);
            foreach (var reader in readers.Union(mentioned))
            {
                if (random.Happens(mentioned.Contains(reader) ? 90 : appeal))
                {
                    var at = status.CreatedAt + ((_now - status.CreatedAt) * random.Fraction() * 0.1);
                    yield return new(IdAt(at, made++), status.Id, reader, IsLiked: true);
                }
            }
        }
    }

    /// <summary>An id of its own; the times of different kinds of records are far apart.</summary>
    private static long IdAt(DateTimeOffset time, int ordinal) => IdGenerator.AtTime(time) + ordinal;

    private StatusContent ContentOf(string text)
    {
        var entities = TextEntities.Find(text);
        return new()
        {
            Text = text,
            Language = "en",
            Mentions =
            [
                .. entities.Where(entity => entity.Kind is TextEntityKind.Mention)
                    .Select(entity => _byAlias[entity.Value])
                    .Distinct()
                    .Select(account => new Mention(account.Id, account.Alias)),
            ],
            Tags =
            [
                .. entities.Where(entity => entity.Kind is TextEntityKind.Hashtag).Select(entity => Tags.Normalise(entity.Value)).Distinct(),
            ],
        };
    }
}

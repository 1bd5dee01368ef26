using Linnet.Protocol.Client;

namespace Linnet.EndToEnd.Tests.Crash;

/// <summary>An account, with all that it did. Only its own client changes it.</summary>
/// <param name="alias">Its alias.</param>
internal sealed class ModelAccount(string alias)
{
    private readonly Dictionary<ModelAccount, List<ModelFollow>> _follows = [];

    /// <summary>Its alias.</summary>
    public string Alias { get; } = alias;

    /// <summary>Its id.</summary>
    public string Id { get; set; } = "";

    /// <summary>What its client signs in with; null while the server has not answered the sign-up.</summary>
    public string? Token { get; set; }

    /// <summary>How many statuses it tried to post; makes their texts differ.</summary>
    public int Attempts { get; set; }

    /// <summary>Its statuses; those that are surely deleted are in <see cref="Gone"/>.</summary>
    public List<ModelStatus> Statuses { get; } = [];

    /// <summary>Its statuses that were surely deleted since the last crash.</summary>
    public List<ModelStatus> Gone { get; } = [];

    /// <summary>Ids of the statuses that it likes; some of these may be deleted.</summary>
    public HashSet<string> Liked { get; } = [];

    /// <summary>Ids of the statuses that it liked, or whose like it took back, without an answer.</summary>
    public HashSet<string> UnansweredLikes { get; } = [];

    /// <summary>All follows that began, by whom it followed.</summary>
    public IReadOnlyDictionary<ModelAccount, List<ModelFollow>> Follows => _follows;

    /// <summary>A client that acts as this account.</summary>
    public LinnetClient ClientOf(HttpClient http) => new(http, Token);

    /// <summary>The follow that lasts, or has an end or a beginning that is not known; null when there is none.</summary>
    public ModelFollow? FollowOf(ModelAccount other) =>
        _follows.TryGetValue(other, out var follows) && follows[^1] is { Ended: null or { IsKnown: false } } last ? last : null;

    /// <summary>Notes a follow that is being asked for.</summary>
    public ModelFollow Follow(ModelAccount other, Change begun)
    {
        var follow = new ModelFollow(begun);
        if (!_follows.TryAdd(other, [follow]))
        {
            _follows[other].Add(follow);
        }

        return follow;
    }

    /// <summary>Forgets a follow that turned out not to have begun.</summary>
    public void Forget(ModelAccount other)
    {
        var follows = _follows[other];
        follows.RemoveAt(follows.Count - 1);
        if (follows.Count == 0)
        {
            _follows.Remove(other);
        }
    }

    /// <summary>Whether another's status belongs into this account's feed; null when it was posted too close to a follow to tell.</summary>
    public bool? IsOwed(ModelAccount author, ModelStatus status)
    {
        if (author == this)
        {
            return true;
        }

        bool? owed = false;
        foreach (var follow in _follows.GetValueOrDefault(author) ?? [])
        {
            var covers = follow.Covers(status.Posted);
            if (covers is true)
            {
                return true;
            }

            owed = covers is null ? null : owed;
        }

        return owed;
    }

    public override string ToString() => $"@{Alias}";
}

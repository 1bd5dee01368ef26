namespace Linnet.Core.Likes;

/// <summary>
/// What this process knows of one status' likes: the words that the store does not have yet, and those that it has got just now.
/// Whoever uses it holds the lock of <see cref="UnsentLikes"/>.
/// </summary>
/// <param name="statusId">The status.</param>
/// <param name="stored">How many like it by the store.</param>
internal sealed class StatusLikes(long statusId, int stored)
{
    private readonly Dictionary<long, Word> _unsent = [];
    private readonly Dictionary<long, Like> _sent = [];
    private int _stored = stored;
    private int _difference;

    public long StatusId => statusId;

    public int UnsentCount => _unsent.Count;

    public IEnumerable<Like> Unsent => _unsent.Values.Select(word => word.Like);

    /// <summary>When the oldest of the unsent words came; there has to be one.</summary>
    public DateTimeOffset OldestAt => _unsent.Values.Min(word => word.At);

    public bool IsEmpty => _unsent.Count == 0 && _sent.Count == 0;

    /// <summary>Since when it waits to come of age; null: it does not.</summary>
    public DateTimeOffset? WaitsSince { get; set; }

    /// <summary>True while it is due for having too many.</summary>
    public bool IsOverLimit { get; set; }

    /// <summary>True while the sender has its words.</summary>
    public bool IsTaken { get; set; }

    /// <summary>How many like it.</summary>
    /// <param name="read">
    /// What somebody has read in the store. While words are being sent, and shortly after, nobody knows whether these are in it.
    /// </param>
    public int Count(int read) => (IsTaken || _sent.Count > 0 ? _stored : read) + _difference;

    /// <summary>An account's last word; null: none that is known here.</summary>
    public Like? Find(long accountId) =>
        _unsent.TryGetValue(accountId, out var word) ? word.Like
        : _sent.TryGetValue(accountId, out var sent) ? sent
        : null;

    /// <summary>Adds a word, unless there is a newer one.</summary>
    /// <param name="like">The word.</param>
    /// <param name="wasLiked">What the store said of the account, not long ago.</param>
    /// <param name="now">The time.</param>
    /// <returns>True when the account has an unsent word and had none before.</returns>
    public bool Add(Like like, bool wasLiked, DateTimeOffset now)
    {
        if (Find(like.AccountId) is { } last && last.Id > like.Id)
        {
            return false;
        }

        if (_unsent.TryGetValue(like.AccountId, out var before))
        {
            Put(before with { Like = like }, instead: before);
            return false;
        }

        // What was sent since the store was asked is in the store.
        var isStored = _sent.Remove(like.AccountId, out var sent) ? sent.IsLiked : wasLiked;
        Put(new(like, isStored, now), instead: null);
        return true;
    }

    /// <summary>The store has a word.</summary>
    /// <returns>True when the account has no newer one; that would count as one that has come now.</returns>
    public bool Confirm(Like like, DateTimeOffset now)
    {
        var word = _unsent[like.AccountId];
        if (word.Like.Id != like.Id)
        {
            Put(new(word.Like, like.IsLiked, now), instead: word);
            return false;
        }

        _unsent.Remove(like.AccountId);
        _difference -= word.Difference;
        _sent.Add(like.AccountId, like);
        return true;
    }

    /// <summary>The store counts so many since it has the words that were confirmed.</summary>
    public void SetStored(int likes) => _stored = likes;

    /// <summary>Forgets a word that was sent, unless there is a newer one.</summary>
    public void Forget(Like like)
    {
        if (_sent.TryGetValue(like.AccountId, out var sent) && sent.Id == like.Id)
        {
            _sent.Remove(like.AccountId);
        }
    }

    private void Put(Word word, Word? instead)
    {
        _unsent[word.Like.AccountId] = word;
        _difference += word.Difference - (instead?.Difference ?? 0);
    }

    /// <param name="Like">The newest word.</param>
    /// <param name="WasLiked">What the store says.</param>
    /// <param name="At">When the oldest unsent word came.</param>
    private readonly record struct Word(Like Like, bool WasLiked, DateTimeOffset At)
    {
        public int Difference => (Like.IsLiked ? 1 : 0) - (WasLiked ? 1 : 0);
    }
}

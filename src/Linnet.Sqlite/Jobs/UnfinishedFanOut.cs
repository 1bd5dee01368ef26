using Linnet.Core.Ids;

namespace Linnet.Sqlite.Jobs;

/// <summary>
/// Knows the statuses of this process whose fan-out has not ended. Below <see cref="Smallest"/> every status has reached the windows of
/// all owners: those of earlier processes too, since a window that is filled takes in whatever has been committed.
/// </summary>
internal sealed class UnfinishedFanOut(IdGenerator ids)
{
    private readonly SortedSet<long> _statusIds = [];
    private readonly Lock _gate = new();

    /// <summary>Makes a status id that counts as unfinished from the first moment.</summary>
    public long Begin()
    {
        lock (_gate)
        {
            var id = ids.Next();
            _statusIds.Add(id);
            return id;
        }
    }

    /// <summary>The status has reached every window, or never came to be.</summary>
    public void End(long statusId)
    {
        lock (_gate)
        {
            _statusIds.Remove(statusId);
        }
    }

    /// <summary>The smallest status id that is unfinished, or is still to be made.</summary>
    public long Smallest
    {
        get
        {
            lock (_gate)
            {
                return _statusIds.Count > 0 ? _statusIds.Min : ids.Last + 1;
            }
        }
    }
}

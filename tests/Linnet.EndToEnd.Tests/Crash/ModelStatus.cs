namespace Linnet.EndToEnd.Tests.Crash;

/// <summary>A status as its author knows it.</summary>
/// <param name="text">What it says, like no other status.</param>
/// <param name="posted">When it was posted; unknown while the server has not answered.</param>
internal sealed class ModelStatus(string text, Change posted)
{
    private readonly List<string> _versions = [text];

    /// <summary>Its id; null while the server has not answered.</summary>
    public string? Id { get; set; }

    /// <summary>When it was posted.</summary>
    public Change Posted { get; } = posted;

    /// <summary>What it said, oldest first, and says now.</summary>
    public IReadOnlyList<string> Versions => _versions;

    /// <summary>What it says now.</summary>
    public string Text => _versions[^1];

    /// <summary>An edit that the server has not answered; null when there is none.</summary>
    public string? UnansweredEdit { get; set; }

    /// <summary>When it was deleted; null while it is there, unknown while the server has not answered.</summary>
    public Change? Deleted { get; set; }

    /// <summary>How many versions of it were compared with its history; the server may not change them later.</summary>
    public int VersionsSeen { get; set; } = 1;

    /// <summary>True once its receipt says that every feed is served.</summary>
    public bool IsDelivered { get; set; }

    /// <summary>Adds the version that was asked for last.</summary>
    public void Edited()
    {
        _versions.Add(UnansweredEdit!);
        UnansweredEdit = null;
    }
}

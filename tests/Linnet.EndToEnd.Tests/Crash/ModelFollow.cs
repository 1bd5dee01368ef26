namespace Linnet.EndToEnd.Tests.Crash;

/// <summary>One time during which an account followed another.</summary>
/// <param name="begun">Its beginning.</param>
internal sealed class ModelFollow(Change begun)
{
    /// <summary>Its beginning; unknown while the server has not answered.</summary>
    public Change Begun { get; } = begun;

    /// <summary>Its end; null while it lasts, unknown while the server has not answered.</summary>
    public Change? Ended { get; set; }

    /// <summary>Whether a status posted then belongs into the follower's feed; null when it was posted too close to tell.</summary>
    public bool? Covers(Change posted)
    {
        if (posted.IsBefore(Begun) || Ended?.IsBefore(posted) is true)
        {
            return false;
        }

        return Begun.IsBefore(posted) && (Ended is null || posted.IsBefore(Ended)) ? true : null;
    }
}

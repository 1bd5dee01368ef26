namespace Linnet.Web.Live;

/// <summary>An open page with a list, which is told what changes.</summary>
internal interface INewsView
{
    /// <summary>Announces statuses that the list does not show yet.</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="areMore">Whether there are more than that.</param>
    /// <param name="ct">Ends the wait.</param>
    Task ShowNewsAsync(int count, bool areMore, CancellationToken ct);

    /// <summary>A status is gone.</summary>
    Task RemoveAsync(string statusId, CancellationToken ct);

    /// <summary>A status was edited.</summary>
    Task RenewAsync(string alias, string statusId, CancellationToken ct);

    /// <summary>Nothing happened, and the line is open.</summary>
    Task BeatAsync(CancellationToken ct);
}

namespace Linnet.Web.Api;

/// <summary>
/// Where the site's registration as a client of the API is kept, sealed: for its next start and, where several processes are the site, for
/// all of them.
/// </summary>
public interface ISiteAppStore
{
    /// <summary>What is kept; null: nothing.</summary>
    Task<byte[]?> FindAsync(CancellationToken ct);

    /// <summary>Keeps something in place of what was found before.</summary>
    /// <param name="before">What was found; null: nothing was.</param>
    /// <param name="content">What is to be kept.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>What is kept now: another's where another process was first.</returns>
    Task<byte[]> ReplaceAsync(byte[]? before, byte[] content, CancellationToken ct);
}

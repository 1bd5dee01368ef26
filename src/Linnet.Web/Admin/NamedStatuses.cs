using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;

namespace Linnet.Web.Admin;

/// <summary>The statuses that a table names by their ids, so that people can read which ones they are.</summary>
internal static class NamedStatuses
{
    /// <summary>Those of the statuses that can be seen: not what was deleted or belongs to a suspended account.</summary>
    public static async Task<IReadOnlyDictionary<string, Status>> NameAsync(
        this LinnetClient client, IEnumerable<string> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToArray();
        return wanted.Length > 0 && (await client.GetStatusesAsync(wanted, ct)).Succeeded(out var statuses, out _)
            ? statuses.ToDictionary(status => status.Id)
            : new Dictionary<string, Status>();
    }
}

using System.Runtime.CompilerServices;
using Linnet.Aws.Engine;

namespace Linnet.Aws.Seeding;

/// <summary>Makes many changes that have conditions, which batches do not take: some at a time, each again until it is taken.</summary>
internal sealed class ManyChanges(Dynamo dynamo, Patience patience)
{
    private const int ChangesAtOnce = 8;

    /// <summary>Makes all of them; those whose condition does not hold are passed over.</summary>
    public Task MakeAsync(
        IEnumerable<Change> changes, CancellationToken ct, [CallerFilePath] string file = "", [CallerMemberName] string member = "") =>
        Parallel.ForEachAsync(
            changes,
            new ParallelOptions { MaxDegreeOfParallelism = ChangesAtOnce, CancellationToken = ct },
            async (change, token) => await patience.PersistAsync(() => dynamo.ChangeAsync(change, token, file, member), token));
}

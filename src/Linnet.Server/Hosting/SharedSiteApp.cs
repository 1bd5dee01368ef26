using Linnet.Aws.Keys;
using Linnet.Web.Api;

namespace Linnet.Server.Hosting;

/// <summary>Keeps the site's registration in the store, where several processes are the site, each with a folder that does not last.</summary>
internal sealed class SharedSiteApp(SharedValues values) : ISiteAppStore
{
    private const string Name = "the site's registration";

    public Task<byte[]?> FindAsync(CancellationToken ct) => values.FindAsync(Name, ct);

    public Task<byte[]> ReplaceAsync(byte[]? before, byte[] content, CancellationToken ct) =>
        values.ReplaceAsync(Name, before, content, ct);
}

namespace Linnet.Web.Api;

/// <summary>The way to the API of this process, for where no address is set.</summary>
/// <param name="SocketPath">
/// A Unix socket by which the API believes what the site says about its visitors: their address, and the host that they asked for.
/// </param>
public sealed record ApiRoute(string SocketPath);

using System.Net;
using Linnet.Protocol.Client;
using Microsoft.AspNetCore.DataProtection;

namespace Linnet.Web.Api;

/// <summary>
/// Seals a visitor's address for an API on another machine: one that shares the site's keys believes it, whatever is between them.
/// </summary>
internal sealed class VisitorSeal(IDataProtectionProvider protection)
{
    // As long as a call may take.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector(VisitorHeader.Purpose).ToTimeLimitedDataProtector();

    public string Of(IPAddress address) => _protector.Protect(address.ToString(), Lifetime);
}

using System.Net;
using System.Security.Cryptography;
using Linnet.Protocol.Client;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Http;

/// <summary>
/// Takes over from the site for which visitor it asks, so that limits count for visitors one by one. What was not sealed by the keys that
/// site and API share, or too long ago, is passed over.
/// </summary>
internal sealed class VisitorMiddleware(RequestDelegate next, IDataProtectionProvider protection)
{
    private const int LengthMax = 512;

    private readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector(VisitorHeader.Purpose).ToTimeLimitedDataProtector();

    /// <summary>Looks for a visitor, and goes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers[VisitorHeader.Name] is [{ Length: > 0 and <= LengthMax } text] && Open(text) is { } address)
        {
            context.Connection.RemoteIpAddress = address;
        }

        return next(context);
    }

    private IPAddress? Open(string text)
    {
        try
        {
            return IPAddress.Parse(_protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

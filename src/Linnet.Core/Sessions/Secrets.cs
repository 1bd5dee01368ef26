using System.Buffers.Text;
using System.Security.Cryptography;

namespace Linnet.Core.Sessions;

/// <summary>Makes what only its holder may know.</summary>
public static class Secrets
{
    /// <summary>256 random bits, as 43 characters that need no encoding in a URL.</summary>
    public static string Next()
    {
        Span<byte> bytes = stackalloc byte[32];
        RandomNumberGenerator.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }
}

using System.Globalization;
using Linnet.Protocol.Accounts;

namespace Linnet.Web.People;

/// <summary>What roles allow.</summary>
internal static class Roles
{
    // Mastodon's flag for those who administer the server.
    private const long Administrator = 1;

    /// <summary>Whether who has the role administers the server.</summary>
    public static bool IsOperator(this Role role) =>
        long.TryParse(role.Permissions, CultureInfo.InvariantCulture, out var flags) && (flags & Administrator) != 0;
}

using Linnet.Core.Accounts;
using Linnet.Core.Jobs;

namespace Linnet.Server.Commands;

/// <summary>What commands call the values of enumerations.</summary>
internal static class Names
{
    public static string Of(AccountRole role) => role switch
    {
        AccountRole.Operator => "operator",
        _ => "user",
    };

    public static string Of(JobKind kind) => kind switch
    {
        JobKind.PostStatus => "post-status",
        _ => "update-feed",
    };
}

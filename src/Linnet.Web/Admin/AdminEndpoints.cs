using Linnet.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Web.Admin;

/// <summary>The pages for operators. Who is one, the API says.</summary>
internal static class AdminEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Addresses.Admin, static () => new Page<FiguresPage>());
        routes.MapGet(Addresses.AdminAccounts, static () => new Page<AccountsPage>());
        routes.MapGet(Addresses.AdminJobs, static () => new Page<JobsPage>());
        routes.MapForm(Addresses.AdminJobs, static () => new Page<JobsPage>());
        routes.MapGet(Addresses.AdminReceipts, static () => new Page<ReceiptsPage>());
        routes.MapGet(Addresses.AdminLog, static () => new Page<LogPage>());
        foreach (var action in Enum.GetValues<AccountAction>())
        {
            var address = Addresses.AdminAccount("{id:long}", action);
            Page<AccountActionPage> Act(string id) => new((nameof(AccountActionPage.Id), id), (nameof(AccountActionPage.Action), action));
            routes.MapGet(address, Act);
            routes.MapForm(address, Act);
        }

        var removal = Addresses.Status("{alias}", "{id:long}", "remove");
        routes.MapGet(removal, Remove);
        routes.MapForm(removal, Remove);
    }

    private static Page<RemoveStatusPage> Remove(string alias, string id) =>
        new((nameof(RemoveStatusPage.Alias), alias), (nameof(RemoveStatusPage.Id), id));
}

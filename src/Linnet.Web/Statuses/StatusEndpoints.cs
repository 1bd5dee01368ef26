using Linnet.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Web.Statuses;

/// <summary>Single statuses, and what can be done with them. Whose a status is, its id says: the alias is for people.</summary>
internal static class StatusEndpoints
{
    private const string One = "/@{alias}/{id:long}";

    public static void MapStatuses(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(One, static (string alias, string id) =>
            new Page<StatusPage>((nameof(StatusPage.Alias), alias), (nameof(StatusPage.Id), id)).Public());
        routes.MapForm($"{One}/like", static (string id) => Like(id, isLiked: true));
        routes.MapForm($"{One}/unlike", static (string id) => Like(id, isLiked: false));
        routes.MapGet($"{One}/edit", Edit);
        routes.MapForm($"{One}/edit", Edit);
        routes.MapGet($"{One}/delete", Delete);
        routes.MapForm($"{One}/delete", Delete);
    }

    private static Page<LikeAction> Like(string id, bool isLiked) =>
        new((nameof(LikeAction.Id), id), (nameof(LikeAction.IsLiked), isLiked));

    private static Page<EditPage> Edit(string id) => new((nameof(EditPage.Id), id));

    private static Page<DeletePage> Delete(string id) => new((nameof(DeletePage.Id), id));
}

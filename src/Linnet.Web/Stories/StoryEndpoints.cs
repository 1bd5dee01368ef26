using Linnet.Web.Http;
using Linnet.Web.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Web.Stories;

/// <summary>Stories, who follows whom, and following.</summary>
internal static class StoryEndpoints
{
    public static void MapStories(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/@{alias}", static (string alias) => new Page<StoryPage>((nameof(StoryPage.Alias), alias)).Public());
        routes.MapGet("/@{alias}/followers", static (string alias) => Follows(alias, isFollowers: true));
        routes.MapGet("/@{alias}/following", static (string alias) => Follows(alias, isFollowers: false));
        routes.MapForm("/@{alias}/follow", static (string alias) => Follow(alias, isFollowed: true));
        routes.MapForm("/@{alias}/unfollow", static (string alias) => Follow(alias, isFollowed: false));
    }

    private static Page<FollowsPage> Follows(string alias, bool isFollowers) =>
        new Page<FollowsPage>((nameof(FollowsPage.Alias), alias), (nameof(FollowsPage.IsFollowers), isFollowers)).Public();

    private static Page<FollowAction> Follow(string alias, bool isFollowed) =>
        new((nameof(FollowAction.Alias), alias), (nameof(FollowAction.IsFollowed), isFollowed));
}

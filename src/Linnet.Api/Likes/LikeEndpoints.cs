using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Core.Likes;
using Linnet.Core.Statuses;
using Linnet.Protocol.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Status = Linnet.Protocol.Statuses.Status;

namespace Linnet.Api.Likes;

/// <summary>Liking, and who likes what. The API calls a like a favourite.</summary>
internal static class LikeEndpoints
{
    public static void MapLikes(this IEndpointRouteBuilder routes)
    {
        var likes = routes.MapGroup("/api/v1").WithTags("Likes");
        likes.MapPost("/statuses/{id:long}/favourite", LikeAsync).RequireUser("write:favourites").WithSummary("Likes a status");
        likes.MapPost("/statuses/{id:long}/unfavourite", UnlikeAsync).RequireUser("write:favourites")
            .WithSummary("Takes a like back");
        likes.MapGet("/statuses/{id:long}/favourited_by", ListByStatusAsync).OptionalUser("read:statuses")
            .WithSummary("Lists who likes a status, the latest first");
        likes.MapGet("/favourites", ListByAccountAsync).RequireUser("read:favourites")
            .WithSummary("Lists the statuses that the caller likes, the latest like first");
    }

    private static Task<Answer<Status>> LikeAsync(long id, Caller caller, LikeStatus like, ApiUrls urls, CancellationToken ct) =>
        SetAsync(id, isLiked: true, caller, like, urls, ct);

    private static Task<Answer<Status>> UnlikeAsync(long id, Caller caller, LikeStatus like, ApiUrls urls, CancellationToken ct) =>
        SetAsync(id, isLiked: false, caller, like, urls, ct);

    private static async Task<Answer<Status>> SetAsync(
        long id, bool isLiked, Caller caller, LikeStatus like, ApiUrls urls, CancellationToken ct)
    {
        var set = await like.SetAsync(caller.AccountId, id, isLiked, ct);
        return set.Succeeded(out var view, out var refusal) ? StatusMapper.Of(view, urls, caller.AccountId) : refusal;
    }

    private static async Task<ListAnswer<Account>> ListByStatusAsync(
        long id, PageQuery query, StatusLoader loader, LikeLists likes, ApiUrls urls, CancellationToken ct)
    {
        if (await loader.FindAsync(id, viewerId: null, ct) is null)
        {
            return Problem.NotFound();
        }

        var page = await likes.ReadByStatusAsync(id, query.Page, ct);
        return page.Select(account => AccountMapper.Of(account, urls));
    }

    private static async Task<StatusesAnswer> ListByAccountAsync(
        PageQuery query, Caller caller, LikeLists likes, CancellationToken ct) =>
        StatusesAnswer.Of(await likes.ReadByAccountAsync(caller.AccountId, query.Page, ct), caller);
}

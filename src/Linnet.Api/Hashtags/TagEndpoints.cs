using Linnet.Api.Http;
using Linnet.Core.Statuses;
using Linnet.Protocol.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Hashtags;

/// <summary>Tags.</summary>
internal static class TagEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapTags(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/v1/tags/{name}", Find)
        .OptionalUser()
        .WithTags("Tags")
        .WithSummary("A tag, used or not; its use by day is not counted");

    private static Answer<Tag> Find(string name, Caller? caller, ApiUrls urls) =>
        IsTag(name) ? TagMapper.Of(Tags.Normalise(name), urls, caller?.UserId is not null) : Problem.NotFound();

    /// <summary>Whether all of the name would be one tag in a status.</summary>
    private static bool IsTag(string name) =>
        TextEntities.Find($"#{name}") is [{ Kind: TextEntityKind.Hashtag } tag] && tag.Value.Length == name.Length;
}

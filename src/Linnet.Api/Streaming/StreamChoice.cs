using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Api.Http;
using Linnet.Core;
using Linnet.Core.Sessions;
using Linnet.Core.Streaming;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Streaming;

/// <summary>A stream as a client asked for it; nothing in it is checked yet.</summary>
/// <param name="Kind">What sort of stream; null: none that there is.</param>
/// <param name="Tag">Which tag.</param>
internal sealed record StreamWish(StreamKind? Kind, string? Tag);

/// <summary>A stream that somebody reads. Two are the same when they carry the same under the same name.</summary>
/// <param name="Kind">What sort of stream.</param>
/// <param name="Topic">What is watched; null: nothing.</param>
/// <param name="Label">The stream's name as clients know it again, as JSON: its name, and the tag as it was asked for.</param>
internal sealed record StreamChoice(StreamKind Kind, Topic? Topic, string Label)
{
    private static readonly Problem NoSuchStream = Problem.Of(
        StatusCodes.Status400BadRequest, $"stream must be one of {StreamKind.Names}");

    private static readonly Problem NoTag = Problem.Of(
        StatusCodes.Status400BadRequest, "tag must say which hashtag, without its #");

    private static readonly Problem LongTag = Problem.Of(
        StatusCodes.Status400BadRequest, $"tag must be at most {Limits.TagChars} characters");

    private static readonly Problem NoToken = Problem.Of(
        StatusCodes.Status401Unauthorized, "This stream needs the access token of a person");

    private static readonly Problem OutsideScopes = Problem.Of(
        StatusCodes.Status403Forbidden, "This stream is outside the authorized scopes");

    /// <summary>Chooses what is wished for, if it is there and the caller may read it.</summary>
    /// <returns>The choice, or else the problem.</returns>
    public static (StreamChoice? Choice, Problem? Problem) Of(StreamWish wish, Session? caller)
    {
        if (wish.Kind is not { } kind)
        {
            return (null, NoSuchStream);
        }

        if (kind.Scope is { } scope && (caller?.AccountId is null || !Scopes.Cover(caller.Scopes, scope)))
        {
            return (null, caller?.AccountId is null ? NoToken : OutsideScopes);
        }

        switch (kind.Content)
        {
            case StreamContent.Feed:
                return (new(kind, Core.Streaming.Topic.FeedOf(caller!.AccountId!.Value), LabelOf(kind.Name)), null);
            case StreamContent.Everybody:
                return (new(kind, Core.Streaming.Topic.Everybody, LabelOf(kind.Name)), null);
            case StreamContent.Tag when string.IsNullOrEmpty(wish.Tag):
                return (null, NoTag);
            case StreamContent.Tag when wish.Tag.Length > Limits.TagChars:
                return (null, LongTag);
            case StreamContent.Tag:
                return (new(kind, Core.Streaming.Topic.Tagged(wish.Tag), LabelOf(kind.Name, wish.Tag)), null);
            case StreamContent.List:
                return (null, Problem.NotFound());
            default:
                return (new(kind, null, LabelOf(kind.Name)), null);
        }
    }

    /// <inheritdoc/>
    public bool Equals(StreamChoice? other) => Kind == other?.Kind && Topic == other.Topic;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind.Name, Topic);

    private static string LabelOf(params string[] parts) =>
        new JsonArray([.. parts.Select(part => JsonValue.Create(part))]).ToJsonString(JsonSerializerOptions.Default);
}

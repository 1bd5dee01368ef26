using System.Text.Json;
using Linnet.Api.Http;
using Linnet.Protocol.Statuses;

namespace Linnet.Api.Statuses;

/// <summary>What statuses elsewhere have and Linnet's have not. A wish for it is refused rather than passed over.</summary>
internal static class StatusRules
{
    /// <summary>What a new status cannot have; null: nothing of it was asked for.</summary>
    public static Problem? Refuse(CreateStatusRequest request) => FirstOf(
    [
        ("visibility", request.Visibility is not (null or "" or "public"), "must be public: every status is"),
        ("in_reply_to_id", !string.IsNullOrEmpty(request.InReplyToId), "must be empty: replies are not supported"),
        ("quoted_status_id", !string.IsNullOrEmpty(request.QuotedStatusId), "must be empty: quotes are not supported"),
        ("scheduled_at", !string.IsNullOrEmpty(request.ScheduledAt), "must be empty: statuses are posted at once"),
        .. Common(request.MediaIds, request.Poll, request.QuoteApprovalPolicy),
    ]);

    /// <summary>What an edited status cannot have; null: nothing of it was asked for.</summary>
    public static Problem? Refuse(EditStatusRequest request) => FirstOf(
    [
        ("media_attributes", HasItems(request.MediaAttributes), "must be empty: media are not supported"),
        .. Common(request.MediaIds, request.Poll, request.QuoteApprovalPolicy),
    ]);

    private static (string Field, bool IsAsked, string Message)[] Common(
        IReadOnlyList<string>? mediaIds, PollRequest? poll, string? quotePolicy) =>
    [
        ("media_ids", mediaIds?.Any(id => id.Length > 0) is true, "must be empty: media are not supported"),
        ("poll", poll is not null, "must be left out: polls are not supported"),
        ("quote_approval_policy", quotePolicy is not (null or "" or "nobody"), "must be nobody: quotes are not supported"),
    ];

    private static Problem? FirstOf((string Field, bool IsAsked, string Message)[] wishes)
    {
        var refused = Array.Find(wishes, wish => wish.IsAsked);
        return refused.IsAsked ? Problem.Invalid(refused.Field, refused.Message) : null;
    }

    private static bool HasItems(JsonElement? value) => value?.ValueKind switch
    {
        null or JsonValueKind.Null => false,
        JsonValueKind.Array => value.Value.GetArrayLength() > 0,
        JsonValueKind.String => !value.Value.ValueEquals(""),
        _ => true,
    };
}

using System.Collections.Immutable;
using Linnet.Core.Accounts;
using Linnet.Core.Jobs;
using Linnet.Core.Streaming;
using Microsoft.Extensions.Options;

namespace Linnet.Core.Statuses;

/// <summary>What a person writes; nothing in it is checked yet.</summary>
/// <param name="Text">The text.</param>
/// <param name="Spoiler">Warning shown before it.</param>
/// <param name="IsSensitive">True when the author asks for care.</param>
/// <param name="Language">ISO 639 code.</param>
public sealed record Draft(string? Text, string? Spoiler = null, bool IsSensitive = false, string? Language = null);

/// <summary>Posts, edits and deletes statuses.</summary>
public sealed class WriteStatus(
    IStatusStore statuses, IAccountStore accounts, StatusNews news, TimeProvider time, IOptions<FanOutOptions> fanOut)
{
    private const int LanguageCharsMax = 35;

    /// <summary>Posts a status. When it succeeds, status and fan-out job are durable.</summary>
    /// <param name="accountId">Who writes.</param>
    /// <param name="draft">What.</param>
    /// <param name="idempotencyKey">The client's mark for this post; the same again yields the first status.</param>
    /// <param name="appId">The application used.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<Result<Status>> PostAsync(
        long accountId, Draft draft, string? idempotencyKey, long? appId, CancellationToken ct)
    {
        if (idempotencyKey is { Length: > Limits.IdempotencyKeyChars })
        {
            return Refusal.Invalid("idempotency_key", $"must be at most {Limits.IdempotencyKeyChars} characters");
        }

        if (!(await CheckAsync(draft, ct)).Succeeded(out var content, out var refusal))
        {
            return refusal;
        }

        var key = string.IsNullOrEmpty(idempotencyKey) ? null : idempotencyKey;
        if (await statuses.AddAsync(
            new(accountId, content, key, appId, fanOut.Value.FollowersPerJob), ct) is not { } added)
        {
            return Refusal.Forbidden("This account cannot post");
        }

        if (added.IsNew)
        {
            news.Posted(added.Status);
        }

        return added.Status;
    }

    /// <summary>Replaces what a status of one's own says.</summary>
    public async Task<Result<Status>> EditAsync(long accountId, long statusId, Draft draft, CancellationToken ct)
    {
        if (await statuses.FindAsync(statusId, ct) is not { } status || status.AccountId != accountId)
        {
            return Refusal.NotFound();
        }

        if (!(await CheckAsync(draft, ct)).Succeeded(out var content, out var refusal))
        {
            return refusal;
        }

        var edited = await statuses.EditAsync(statusId, accountId, content, time.GetUtcNow(), ct);
        if (edited.Succeeded(out var changed, out _) && changed.EditedAt != status.EditedAt)
        {
            news.Edited(changed);
        }

        return edited;
    }

    /// <summary>Deletes a status of one's own.</summary>
    /// <returns>The status as it was.</returns>
    public async Task<Result<Status>> DeleteAsync(long accountId, long statusId, CancellationToken ct)
    {
        if (await statuses.DeleteAsync(statusId, accountId, ct) is not { } deleted)
        {
            return Refusal.NotFound();
        }

        news.Deleted(deleted);
        return deleted;
    }

    /// <summary>Deletes anybody's status: an operator's act.</summary>
    /// <returns>The status as it was.</returns>
    public async Task<Result<Status>> RemoveAsync(long statusId, CancellationToken ct) =>
        await statuses.FindAsync(statusId, ct) is { } status ? await DeleteAsync(status.AccountId, statusId, ct) : Refusal.NotFound();

    private async Task<Result<StatusContent>> CheckAsync(Draft draft, CancellationToken ct)
    {
        if (!StatusText.Normalise(draft.Text).Succeeded(out var text, out var refusal))
        {
            return refusal;
        }

        var spoiler = "";
        if (!string.IsNullOrWhiteSpace(draft.Spoiler))
        {
            if (!StatusText.Normalise(draft.Spoiler).Succeeded(out spoiler, out refusal))
            {
                return refusal with { Field = "spoiler" };
            }

            if (StatusText.Length(spoiler) + StatusText.Length(text) > Limits.StatusGraphemes)
            {
                return Refusal.Invalid(
                    "text", $"must have at most {Limits.StatusGraphemes} characters together with its warning");
            }
        }

        var language = string.IsNullOrWhiteSpace(draft.Language) ? null : draft.Language.Trim();
        if (language is not null && !IsLanguage(language))
        {
            return Refusal.Invalid("language", "must be an ISO 639 code such as en or pt-BR");
        }

        var entities = TextEntities.Find(text);
        return new StatusContent
        {
            Text = text,
            Spoiler = spoiler,
            IsSensitive = draft.IsSensitive || spoiler.Length > 0,
            Language = language,
            Mentions = await FindMentionsAsync(entities, ct),
            Tags =
            [
                .. entities.Where(entity => entity.Kind is TextEntityKind.Hashtag)
                    .Select(entity => Tags.Normalise(entity.Value))
                    .Distinct()
                    .Take(Limits.StatusTags),
            ],
        };
    }

    private async ValueTask<ImmutableArray<Mention>> FindMentionsAsync(
        IReadOnlyList<TextEntity> entities, CancellationToken ct)
    {
        var aliases = entities.Where(entity => entity.Kind is TextEntityKind.Mention)
            .Select(entity => entity.Value)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(Limits.StatusMentions)
            .ToArray();
        if (aliases.Length == 0)
        {
            return [];
        }

        var found = await accounts.FindManyByAliasAsync(aliases, ct);
        return [.. found.Select(account => new Mention(account.Id, account.Alias))];
    }

    private static bool IsLanguage(string code) =>
        code.Length is >= 2 and <= LanguageCharsMax
        && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]);
}

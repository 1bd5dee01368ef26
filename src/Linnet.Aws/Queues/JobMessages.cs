using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Linnet.Core.Jobs;

namespace Linnet.Aws.Queues;

/// <summary>What every job says of itself, whatever is to be done.</summary>
/// <param name="StatusId">The status.</param>
/// <param name="AuthorId">Its author.</param>
/// <param name="Number">The number of an update-feed job.</param>
internal sealed record JobHead(long StatusId, long AuthorId, int Number)
{
    /// <summary>What operators call it.</summary>
    public string NameAs(JobKind kind) => string.Create(CultureInfo.InvariantCulture, $"{(int)kind}.{StatusId}.{Number}");
}

/// <summary>What stands on the cover of a job's message: it is sent anew after a failure, since SQS lets nobody write on it.</summary>
/// <param name="CreatedAt">When the job came.</param>
/// <param name="Attempts">Failed deliveries so far.</param>
/// <param name="Error">Why the last of them failed; null: none did.</param>
internal sealed record JobCover(DateTimeOffset CreatedAt, int Attempts = 0, string? Error = null)
{
    private const string CreatedAtNote = "createdAt";
    private const string AttemptsNote = "attempts";
    private const string ErrorNote = "error";

    /// <summary>The cover of a message that was received.</summary>
    public static JobCover Of(ReceivedMessage message) => new(
        DateTimeOffset.TryParse(message.Note(CreatedAtNote), CultureInfo.InvariantCulture, out var created) ? created : default,
        int.TryParse(message.Note(AttemptsNote), NumberStyles.None, CultureInfo.InvariantCulture, out var attempts) ? attempts : 0,
        message.Note(ErrorNote));

    /// <summary>The cover as attributes.</summary>
    public IReadOnlyDictionary<string, MessageAttribute> Notes()
    {
        var notes = new Dictionary<string, MessageAttribute>(StringComparer.Ordinal)
        {
            [CreatedAtNote] = new(CreatedAt.ToString("O", CultureInfo.InvariantCulture)),
        };
        if (Error is not null)
        {
            notes[AttemptsNote] = new(Attempts.ToString(CultureInfo.InvariantCulture));
            notes[ErrorNote] = new(Error);
        }

        return notes;
    }
}

/// <summary>Jobs as messages.</summary>
internal static class JobMessages
{
    /// <summary>The message of a job that comes now.</summary>
    public static Message Of(PostStatusJob job, DateTimeOffset now) => Of(job, QueueJson.Default.PostStatusJob, job.AuthorId, now);

    /// <inheritdoc cref="Of(PostStatusJob, DateTimeOffset)"/>
    public static Message Of(UpdateFeedJob job, DateTimeOffset now) => Of(job, QueueJson.Default.UpdateFeedJob, job.AuthorId, now);

    /// <summary>The same job as a new message.</summary>
    public static Message Again(ReceivedMessage message, JobHead head, JobCover cover) =>
        new(message.Body, GroupOf(head.AuthorId)) { Notes = cover.Notes() };

    private static Message Of<T>(T job, JsonTypeInfo<T> json, long authorId, DateTimeOffset now) =>
        new(JsonSerializer.Serialize(job, json), GroupOf(authorId)) { Notes = new JobCover(now).Notes() };

    private static string GroupOf(long authorId) => authorId.ToString(CultureInfo.InvariantCulture);
}

using Linnet.Protocol.Client;
using Linnet.Testing.Hosts;
using Shouldly;

namespace Linnet.EndToEnd.Tests.Crash;

/// <summary>
/// One account's program: posts, edits, deletes, likes, follows and unfollows at random, one request after another, and enters into
/// the model what it sends and what is acknowledged, until the server is gone.
/// </summary>
internal sealed class LoadClient(CrashModel model, ModelAccount me, LinnetClient client, Random random, CancellationToken ct)
{
    /// <summary>Every status has this tag.</summary>
    public const string Tag = "crash";

    // Keeps stories, and with them the time that a check takes, small.
    private const int StatusesMax = 25;

    private readonly ModelAccount[] _others = [.. model.Accounts.Where(account => account != me)];
    private readonly string[] _likeable =
    [
        .. model.Accounts.SelectMany(account => account.Statuses).Select(status => status.Id).OfType<string>().Except(me.UnansweredLikes),
    ];

    private bool _isOver;

    /// <summary>Goes on until the server does not answer.</summary>
    public async Task RunAsync()
    {
        while (!_isOver)
        {
            await StepAsync();
        }
    }

    /// <summary>True when nobody knows what came of a request: no answer came, or what is behind the server gave none.</summary>
    public static bool IsNoAnswer(ApiError error) =>
        // Calls that are under way when a killed server's client is put away end as if their time were over.
        error.Kind is ApiErrorKind.Unreachable or ApiErrorKind.TimedOut || (TestStorage.IsAws && error.StatusCode >= 500);

    private Task StepAsync() => random.Next(100) switch
    {
        < 15 when me.Statuses.Count > 0 => EditAsync(Any(me.Statuses)),
        < 35 when me.Statuses.Count > 0 => DeleteAsync(Any(me.Statuses)),
        < 55 => FollowOrUnfollowAsync(Any(_others)),
        < 75 when _likeable.Length > 0 => LikeOrUnlikeAsync(Any(_likeable)),
        _ when me.Statuses.Count >= StatusesMax => DeleteAsync(Any(me.Statuses)),
        _ => PostAsync(),
    };

    private async Task PostAsync()
    {
        var status = new ModelStatus($"{me.Alias} says {++me.Attempts} of #{Tag}", model.Send());
        me.Statuses.Add(status);
        if (Answers(await client.PostStatusAsync(new() { Status = status.Text }, null, ct)) is { } answer)
        {
            status.Id = answer.Id;
            status.Posted.Happened(model.Now());
        }
    }

    private async Task EditAsync(ModelStatus status)
    {
        status.UnansweredEdit = $"{status.Versions[0]}, edition {status.Versions.Count}";
        if (Answers(await client.EditStatusAsync(status.Id!, new() { Status = status.UnansweredEdit }, ct)) is not null)
        {
            status.Edited();
        }
    }

    private async Task DeleteAsync(ModelStatus status)
    {
        status.Deleted = model.Send();
        if (Answers(await client.DeleteStatusAsync(status.Id!, ct)) is not null)
        {
            status.Deleted.Happened(model.Now());
            me.Statuses.Remove(status);
            me.Gone.Add(status);
        }
    }

    private async Task FollowOrUnfollowAsync(ModelAccount other)
    {
        var follow = me.FollowOf(other);
        var change = model.Send();
        if (follow is null)
        {
            me.Follow(other, change);
        }
        else
        {
            follow.Ended = change;
        }

        var answer = Answers(follow is null ? await client.FollowAsync(other.Id, ct) : await client.UnfollowAsync(other.Id, ct));
        if (answer is not null)
        {
            answer.Following.ShouldBe(follow is null);
            change.Happened(model.Now());
        }
    }

    private async Task LikeOrUnlikeAsync(string statusId)
    {
        var likes = !me.Liked.Contains(statusId);
        me.UnansweredLikes.Add(statusId);
        var result = likes ? await client.FavouriteAsync(statusId, ct) : await client.UnfavouriteAsync(statusId, ct);
        if (result.Error is { StatusCode: 404 })
        {
            // Its author has deleted it since.
            me.UnansweredLikes.Remove(statusId);
        }
        else if (Answers(result) is { } answer)
        {
            answer.Favourited.ShouldBe(likes);
            me.UnansweredLikes.Remove(statusId);
            _ = likes ? me.Liked.Add(statusId) : me.Liked.Remove(statusId);
        }
    }

    private T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>The answer, or null when the server is gone. Nothing may go wrong otherwise.</summary>
    private T? Answers<T>(ApiResult<T> result)
        where T : class
    {
        if (result.Succeeded(out var answer, out var error))
        {
            return answer;
        }

        IsNoAnswer(error).ShouldBeTrue($"{me} was answered: {error.StatusCode} {error.Message}");
        _isOver = true;
        return null;
    }
}

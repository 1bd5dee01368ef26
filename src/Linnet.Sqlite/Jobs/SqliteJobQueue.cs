using System.Globalization;
using Linnet.Core;
using Linnet.Core.Feeds;
using Linnet.Core.Jobs;
using Linnet.Sqlite.Engine;
using Linnet.Sqlite.Feeds;

namespace Linnet.Sqlite.Jobs;

/// <inheritdoc/>
internal sealed class SqliteJobQueue(SqliteStore store, TimeProvider time) : IJobQueue, IDisposable
{
    private const int Ready = 0;
    private const int Waiting = 1;
    private const int SetAside = 2;
    private const int ErrorCharsMax = 200;

    private readonly JobLine _posts = new(JobKind.PostStatus, store, time);
    private readonly JobLine _updates = new(JobKind.UpdateFeed, store, time);

    public async ValueTask<Lease<PostStatusJob>> TakePostStatusAsync(CancellationToken ct)
    {
        var row = await _posts.TakeAsync(ct);
        return new(Name(row.Id), row.Attempts + 1, new(row.StatusId, row.AuthorId, row.Number));
    }

    public async ValueTask<Lease<UpdateFeedJob>> TakeUpdateFeedAsync(CancellationToken ct)
    {
        var row = await _updates.TakeAsync(ct);
        var owners = PackedIds.Unpack(row.Owners);
        return new(Name(row.Id), row.Attempts + 1, new(row.StatusId, row.AuthorId, row.Number, owners));
    }

    public Task EnqueueAsync(IReadOnlyList<UpdateFeedJob> jobs, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            AddAll(scope, jobs);
            return jobs.Count;
        },
        ct);

    public Task CompleteAsync(
        Lease<PostStatusJob> lease, IReadOnlyList<UpdateFeedJob> lastJobs, int followers, int jobs, CancellationToken ct) =>
        store.Writer.RunAsync(
            scope =>
            {
                AddAll(scope, lastJobs);
                var ended = Receipts.SetTotals(scope.Db, lease.Job.StatusId, followers, jobs, time.GetUtcNow());
                Remove(scope, _posts, lease.Id);
                EndWhen(scope, ended, lease.Job.StatusId);
                return ended;
            },
            ct);

    public Task CompleteAsync(Lease<UpdateFeedJob> lease, Delivery delivery, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            var job = lease.Job;
            var ended = Receipts.Count(scope.Db, job.StatusId, job.Number, delivery, time.GetUtcNow());
            Remove(scope, _updates, lease.Id);
            EndWhen(scope, ended, job.StatusId);
            return ended;
        },
        ct);

    public Task<bool> FailAsync(JobKind kind, string leaseId, string error, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            var id = Id(leaseId);
            scope.OnCommitted(() => Line(kind).Release(id));
            var attempts = 1 + (scope.Db.Number("SELECT attempts FROM job WHERE id = ?1", id) ?? 0);
            var setAside = attempts >= Limits.JobAttempts;
            scope.Db.Execute(
                "UPDATE job SET attempts = ?2, state = ?3, due_at = ?4, error = ?5 WHERE id = ?1",
                id,
                attempts,
                setAside ? SetAside : Waiting,
                (time.GetUtcNow() + TimeSpan.FromSeconds(1 << (int)attempts)).ToColumn(),
                error.Length > ErrorCharsMax ? error[..ErrorCharsMax] : error);
            return setAside;
        },
        ct);

    public async ValueTask<IReadOnlyList<JobInfo>> ListAsync(
        bool setAsideOnly, string? afterId, int limit, CancellationToken ct) => await store.Readers.ReadAsync(
        db => db.List(
            """
            SELECT id, kind, status_id, author_id, number, attempts, state, error, created_at FROM job
            WHERE id > ?1 AND state >= ?2 ORDER BY id LIMIT ?3
            """,
            static row => new JobInfo(
                Name(row.GetInt64(0)),
                (JobKind)row.GetInt32(1),
                row.GetInt64(2),
                row.GetInt64(3),
                row.GetInt32(1) == (int)JobKind.UpdateFeed ? row.GetInt32(4) : 0,
                row.GetInt32(5),
                row.GetInt32(6) == SetAside,
                row.GetTextOrNull(7),
                row.GetTime(8)),
            afterId is null ? 0 : Id(afterId),
            setAsideOnly ? SetAside : Ready,
            limit),
        ct);

    public Task<int> RetryAsync(string? id, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            scope.OnCommitted(AnnounceAll);
            return scope.Db.Execute(
                $"UPDATE job SET state = {Ready}, attempts = 0 WHERE state = {SetAside} AND (?1 IS NULL OR id = ?1)",
                id is null ? null : Id(id));
        },
        ct);

    /// <inheritdoc/>
    public void Dispose()
    {
        _posts.Dispose();
        _updates.Dispose();
    }

    /// <summary>Makes a post-status job a part of the unit that adds its status.</summary>
    internal void Add(WriteScope scope, PostStatusJob job)
    {
        Insert(scope.Db, JobKind.PostStatus, job.StatusId, job.AuthorId, job.FollowersPerJob, null);
        scope.OnCommitted(_posts.Announce);
    }

    private static string Name(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Of a name that is none of ours, an id that no job has.</summary>
    private static long Id(string name) =>
        long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;

    private static void Remove(WriteScope scope, JobLine line, string leaseId)
    {
        var id = Id(leaseId);
        scope.Db.Execute("DELETE FROM job WHERE id = ?1", id);
        scope.OnCommitted(() => line.Release(id));
    }

    private JobLine Line(JobKind kind) => kind is JobKind.PostStatus ? _posts : _updates;

    private void AnnounceAll()
    {
        _posts.Announce();
        _updates.Announce();
    }

    private void AddAll(WriteScope scope, IReadOnlyList<UpdateFeedJob> jobs)
    {
        foreach (var job in jobs)
        {
            Insert(scope.Db, JobKind.UpdateFeed, job.StatusId, job.AuthorId, job.Number, PackedIds.Pack([.. job.OwnerIds]));
        }

        scope.OnCommitted(_updates.Announce);
    }

    private void Insert(Db db, JobKind kind, long statusId, long authorId, int number, byte[]? owners) => db.Execute(
        """
        INSERT INTO job (kind, status_id, author_id, number, owners, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING
        """,
        (int)kind,
        statusId,
        authorId,
        number,
        owners,
        time.GetUtcNow().ToColumn());

    private void EndWhen(WriteScope scope, bool ended, long statusId)
    {
        if (ended)
        {
            scope.OnCommitted(() => store.Unfinished.End(statusId));
        }
    }
}

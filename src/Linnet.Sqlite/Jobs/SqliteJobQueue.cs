using System.Collections.Concurrent;
using Linnet.Core;
using Linnet.Core.Feeds;
using Linnet.Core.Jobs;
using Linnet.Sqlite.Engine;
using Linnet.Sqlite.Feeds;
using Microsoft.Data.Sqlite;

namespace Linnet.Sqlite.Jobs;

/// <inheritdoc/>
internal sealed class SqliteJobQueue(SqliteStore store, TimeProvider time) : IJobQueue, IDisposable
{
    private const int Ready = 0;
    private const int Waiting = 1;
    private const int SetAside = 2;
    private const int ErrorCharsMax = 200;

    // Both kinds are named for the index, which begins with them: few jobs are set aside among many.
    private const string IsSetAside = "kind IN (1, 2) AND state = 2";
    private const string IsJob = "kind = ?1 AND status_id = ?2 AND number = ?3";

    private readonly JobLine _posts = new(JobKind.PostStatus, store, time);
    private readonly JobLine _updates = new(JobKind.UpdateFeed, store, time);
    private readonly ConcurrentDictionary<JobKey, HandedJob> _handed = [];

    public async ValueTask<Lease<PostStatusJob>> TakePostStatusAsync(CancellationToken ct)
    {
        var row = await _posts.TakeAsync(ct);
        return new($"{row.Key}", row.Attempts + 1, new(row.Key.StatusId, row.AuthorId, row.Key.Number));
    }

    public async ValueTask<Lease<UpdateFeedJob>> TakeUpdateFeedAsync(CancellationToken ct)
    {
        var row = await _updates.TakeAsync(ct);
        return new($"{row.Key}", row.Attempts + 1, new(row.Key.StatusId, row.AuthorId, row.Key.Number, row.OwnerIds!));
    }

    public Task EnqueueAsync(IReadOnlyList<UpdateFeedJob> jobs, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            AddAll(scope, jobs);
            return jobs.Count;
        },
        ct);

    public Task CompleteAsync(
        Lease<PostStatusJob> lease, IReadOnlyList<UpdateFeedJob> lastJobs, int followers, int jobs, CancellationToken ct)
    {
        if (jobs == 1 && lastJobs.Count == 1 && _updates.IsWaiting)
        {
            return CompleteSmallAsync(lease, new(lastJobs[0]), ct);
        }

        return store.Writer.RunAsync(
            scope =>
            {
                AddAll(scope, lastJobs);
                var ended = Receipts.SetTotals(scope.Db, lease.Job.StatusId, followers, jobs, time.GetUtcNow());
                Remove(scope, lease.Id);
                EndWhen(scope, ended, lease.Job.StatusId);
                return ended;
            },
            ct,
            canWait: lastJobs.Count == 0);
    }

    public Task CompleteAsync(Lease<UpdateFeedJob> lease, Delivery delivery, CancellationToken ct) =>
        _handed.TryRemove(JobKey.Parse(lease.Id), out var handed) && handed.TryDeliver(delivery)
            ? handed.End
            : store.Writer.RunAsync(
                scope =>
                {
                    var job = lease.Job;
                    var ended = Receipts.Count(scope.Db, job.StatusId, job.Number, delivery, time.GetUtcNow());
                    Remove(scope, lease.Id);
                    EndWhen(scope, ended, job.StatusId);
                    return ended;
                },
                ct,
                canWait: true);

    public Task<bool> FailAsync(JobKind kind, string leaseId, string error, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            var key = JobKey.Parse(leaseId);
            _handed.TryRemove(key, out _);
            scope.OnCommitted(() => Line(key.Kind).Release(key));
            var attempts = 1 + (scope.Db.Number($"SELECT attempts FROM job WHERE {IsJob}", (int)key.Kind, key.StatusId, key.Number) ?? 0);
            var setAside = attempts >= Limits.JobAttempts;
            scope.Db.Execute(
                $"UPDATE job SET attempts = ?4, state = ?5, due_at = ?6, error = ?7 WHERE {IsJob}",
                (int)key.Kind,
                key.StatusId,
                key.Number,
                attempts,
                setAside ? SetAside : Waiting,
                (time.GetUtcNow() + TimeSpan.FromSeconds(1 << (int)attempts)).ToColumn(),
                error.Length > ErrorCharsMax ? error[..ErrorCharsMax] : error);
            return setAside;
        },
        ct);

    public async ValueTask<IReadOnlyList<JobInfo>> ListAsync(
        bool setAsideOnly, string? afterId, int limit, CancellationToken ct)
    {
        var after = afterId is null ? default : JobKey.Parse(afterId);
        return await store.Readers.ReadAsync(
            db => db.List(
                $"""
                SELECT kind, status_id, number, author_id, attempts, state, error, created_at FROM job
                {(setAsideOnly ? $"INDEXED BY job_by_turn WHERE {IsSetAside}" : "WHERE true")} AND (status_id, kind, number) > (?1, ?2, ?3)
                ORDER BY status_id, kind, number LIMIT ?4
                """,
                ReadInfo,
                after.StatusId,
                (int)after.Kind,
                after.Number,
                limit),
            ct);
    }

    public ValueTask<JobCounts> CountAsync(CancellationToken ct) => store.Readers.ReadAsync(
        db => new JobCounts(
            CountUpToMax(db, $"kind = 1 AND state < {SetAside}"),
            CountUpToMax(db, $"kind = 2 AND state < {SetAside}"),
            CountUpToMax(db, IsSetAside)),
        ct);

    public Task<int> RetryAsync(string? id, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            var key = id is null ? default : JobKey.Parse(id);
            scope.OnCommitted(AnnounceAll);
            return scope.Db.Execute(
                $"UPDATE job SET state = {Ready}, attempts = 0 WHERE state = {SetAside} AND (?4 OR {IsJob})",
                (int)key.Kind,
                key.StatusId,
                key.Number,
                id is null);
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
        scope.OnCommitted(() =>
        {
            if (!_posts.HandOver(new(new(JobKind.PostStatus, job.StatusId, job.FollowersPerJob), job.AuthorId, null, 0)))
            {
                _posts.Announce();
            }
        });
    }

    private static int CountUpToMax(Db db, string condition) =>
        (int)(db.Number($"SELECT count(*) FROM (SELECT 1 FROM job WHERE {condition} LIMIT {JobCounts.Max})") ?? 0);

    private static JobInfo ReadInfo(SqliteDataReader row)
    {
        var key = new JobKey((JobKind)row.GetInt32(0), row.GetInt64(1), row.GetInt32(2));
        return new(
            $"{key}",
            key.Kind,
            key.StatusId,
            row.GetInt64(3),
            key.Kind is JobKind.UpdateFeed ? key.Number : 0,
            row.GetInt32(4),
            row.GetInt32(5) == SetAside,
            row.GetTextOrNull(6),
            row.GetTime(7));
    }

    private static JobRow RowOf(UpdateFeedJob job) =>
        new(new(JobKind.UpdateFeed, job.StatusId, job.Number), job.AuthorId, job.OwnerIds, 0);

    /// <summary>
    /// Ends a post-status job whose one job a waiting worker gets at once. Until this is written the post-status job is durable, and
    /// would make it again.
    /// </summary>
    private Task<bool> CompleteSmallAsync(Lease<PostStatusJob> lease, HandedJob handed, CancellationToken ct)
    {
        var (job, row) = (handed.Job, RowOf(handed.Job));
        var end = store.Writer.RunAsync(
            scope =>
            {
                var now = time.GetUtcNow();
                bool ended;
                if (handed.Take() is { } delivery)
                {
                    ended = Receipts.Complete(scope.Db, job, delivery, now);
                    scope.OnCommitted(() => _updates.Release(row.Key));
                }
                else
                {
                    AddAll(scope, [job]);
                    ended = Receipts.SetTotals(scope.Db, job.StatusId, job.OwnerIds.Count, 1, now);
                }

                Remove(scope, lease.Id);
                EndWhen(scope, ended, job.StatusId);
                return ended;
            },
            ct,
            canWait: true);
        handed.End = end;
        _handed[row.Key] = handed;
        if (!_updates.HandOver(row))
        {
            _handed.TryRemove(row.Key, out _);
        }

        return end;
    }

    private void Remove(WriteScope scope, string leaseId)
    {
        var key = JobKey.Parse(leaseId);
        scope.Db.Execute($"DELETE FROM job WHERE {IsJob}", (int)key.Kind, key.StatusId, key.Number);
        scope.OnCommitted(() => Line(key.Kind).Release(key));
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

        if (jobs.Count > 0)
        {
            scope.OnCommitted(_updates.Announce);
        }
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

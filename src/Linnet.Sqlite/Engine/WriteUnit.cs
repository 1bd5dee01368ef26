using Linnet.Core.Diagnostics;

namespace Linnet.Sqlite.Engine;

/// <summary>What a unit of work works with.</summary>
internal sealed class WriteScope(Db db)
{
    private List<Action>? _committed;
    private List<Action>? _undone;

    /// <summary>The writer's connection.</summary>
    public Db Db { get; } = db;

    /// <summary>Has <paramref name="action"/> done once the unit is durable, before its caller hears of it.</summary>
    public void OnCommitted(Action action) => (_committed ??= []).Add(action);

    /// <summary>Has <paramref name="action"/> done if the unit comes to nothing.</summary>
    public void OnUndone(Action action) => (_undone ??= []).Add(action);

    internal void End(bool committed)
    {
        foreach (var action in (committed ? _committed : _undone) ?? [])
        {
            action();
        }
    }
}

/// <summary>A queued piece of writing.</summary>
internal abstract class WriteUnit
{
    /// <summary>What the unit's statements are counted for.</summary>
    public abstract StoreOperation Operation { get; }

    /// <summary>True when it need not make a commit of its own at once.</summary>
    public abstract bool CanWait { get; }

    /// <summary>False when the caller has gone away; the unit is then over.</summary>
    public abstract bool TryBegin();

    /// <summary>Does the work inside the open transaction.</summary>
    public abstract void Run(Db db);

    /// <summary>The transaction is durable.</summary>
    public abstract void Succeed();

    /// <summary>The work was undone.</summary>
    public abstract void Fail(Exception exception);
}

/// <inheritdoc/>
internal sealed class WriteUnit<T>(StoreOperation operation, Func<WriteScope, T> work, bool canWait, CancellationToken ct) : WriteUnit
{
    // The caller's continuation must not run on the writer.
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriteScope? _scope;
    private T? _answer;

    public Task<T> Task => _source.Task;

    public override StoreOperation Operation => operation;

    public override bool CanWait => canWait;

    public override bool TryBegin() => !ct.IsCancellationRequested || !_source.TrySetCanceled(ct);

    public override void Run(Db db) => _answer = work(_scope = new WriteScope(db));

    public override void Succeed()
    {
        _scope?.End(committed: true);
        _source.SetResult(_answer!);
    }

    public override void Fail(Exception exception)
    {
        _scope?.End(committed: false);
        _source.SetException(exception);
    }
}

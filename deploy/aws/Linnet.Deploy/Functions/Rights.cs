using Linnet.Aws.Queues;
using Linnet.Aws.Tables;

namespace Linnet.Deploy.Functions;

/// <summary>What may be done with a table; each is one action of DynamoDB.</summary>
[Flags]
internal enum TableRights
{
    GetItem = 1,
    BatchGetItem = 2,
    Query = 4,
    Scan = 8,
    PutItem = 16,
    UpdateItem = 32,
    DeleteItem = 64,
    BatchWriteItem = 128,
    ConditionCheckItem = 256,
}

/// <summary>What may be done with a queue.</summary>
[Flags]
internal enum QueueRights
{
    /// <summary>Put messages into it.</summary>
    Send = 1,

    /// <summary>Be handed its messages by Lambda, which takes them off in the function's name.</summary>
    BeHanded = 2,

    /// <summary>See how many there are.</summary>
    Count = 4,

    /// <summary>Look at its messages, and take them off.</summary>
    Look = 8,
}

/// <summary>What may be done with a table and with which of its indexes, which can only be queried.</summary>
internal sealed record TableAccess(Table Table, TableRights Rights, params string[] Indexes);

/// <summary>What may be done with a queue.</summary>
internal sealed record QueueAccess(Queue Queue, QueueRights Rights);

/// <summary>All that a function may do.</summary>
internal sealed record Access
{
    /// <summary>Its tables; no others.</summary>
    public required IReadOnlyList<TableAccess> Tables { get; init; }

    /// <summary>Its queues, but for those whose messages it is handed.</summary>
    public IReadOnlyList<QueueAccess> Queues { get; init; } = [];

    /// <summary>Whether it keeps and serves avatars.</summary>
    public bool HasMedia { get; init; }
}

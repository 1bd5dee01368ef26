namespace Linnet.Aws.Tables;

/// <summary>An attribute that is part of a key.</summary>
/// <param name="Name">The attribute.</param>
/// <param name="IsNumber">True: a number, else text.</param>
public sealed record KeyPart(string Name, bool IsNumber);

/// <summary>Which items are found together, and how they are ordered.</summary>
/// <param name="Partition">Items of one value are found together.</param>
/// <param name="Sort">What they are ordered by; null: there is one item a value.</param>
public sealed record KeySchema(KeyPart Partition, KeyPart? Sort = null);

/// <summary>Another way to the items of a table; it holds their keys alone, and only items that have its attributes.</summary>
/// <param name="Name">The index.</param>
/// <param name="Key">How it finds and orders them.</param>
/// <param name="IsLocal">
/// True: orders the items of one partition in another way, consistent when asked for, and within the table's capacity.
/// False: groups in another way, with a capacity of its own, a moment behind the table.
/// </param>
public sealed record Index(string Name, KeySchema Key, bool IsLocal = false);

/// <summary>
/// A table of DynamoDB. The code that reads and writes, the tests' emulator and the deployment all go by the same definition.
/// </summary>
/// <param name="Name">The name behind the prefix.</param>
/// <param name="Key">How items are found.</param>
public sealed record Table(string Name, KeySchema Key)
{
    /// <summary>Further ways to the items.</summary>
    public IReadOnlyList<Index> Indexes { get; init; } = [];

    /// <summary>The attribute with the second (Unix time) from which DynamoDB may remove an item; null: it never does.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary>The index with a name.</summary>
    public Index this[string index] => Indexes.Single(candidate => candidate.Name == index);
}

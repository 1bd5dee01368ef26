namespace Linnet.Server.Settings;

/// <summary>The databases that Linnet can keep its data in.</summary>
public enum StorageKind
{
    /// <summary>The embedded database in the data folder.</summary>
    Sqlite,

    /// <summary>DynamoDB, SQS and S3; their settings stand in the section <c>Aws</c>.</summary>
    Aws,
}

/// <summary>Which database Linnet uses; its own settings stand in the same section.</summary>
public sealed class StorageOptions
{
    /// <summary>Which database; default <c>Sqlite</c>.</summary>
    public StorageKind Kind { get; set; } = StorageKind.Sqlite;
}

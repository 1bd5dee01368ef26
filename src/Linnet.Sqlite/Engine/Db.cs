using System.Globalization;
using Linnet.Core.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Linnet.Sqlite.Engine;

/// <summary>
/// One connection with its prepared statements. Used by one caller at a time. SQL names its parameters <c>?1</c>, <c>?2</c> and so on.
/// </summary>
internal sealed class Db : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly bool _readOnly;
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    private Db(SqliteConnection connection, StoreOperation operation, bool readOnly)
    {
        _connection = connection;
        Operation = operation;
        _readOnly = readOnly;
    }

    /// <summary>The connection, for what statements cannot say.</summary>
    public SqliteConnection Connection => _connection;

    /// <summary>What statements are counted for from now on.</summary>
    public StoreOperation Operation { get; set; }

    /// <summary>False while a transaction is open.</summary>
    public bool IsAutoCommit => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) != 0;

    /// <summary>Rows changed since the connection was opened.</summary>
    public int RowsChanged => SQLitePCL.raw.sqlite3_total_changes(_connection.Handle);

    /// <summary>Opens a connection that writes; the database is made when it is not there.</summary>
    public static Db OpenWriter(string path, StoreOperation operation)
    {
        var db = Open(path, SqliteOpenMode.ReadWriteCreate, operation, readOnly: false);
        db.Pragma("journal_mode = WAL");
        db.Pragma("synchronous = FULL");
        db.Pragma("journal_size_limit = 67108864");
        db.Pragma("cache_size = -32768");
        return db;
    }

    /// <summary>Opens a connection that only reads.</summary>
    public static Db OpenReader(string path, StoreOperation operation)
    {
        var db = Open(path, SqliteOpenMode.ReadOnly, operation, readOnly: true);
        db.Pragma("query_only = ON");
        db.Pragma("cache_size = -8192");
        return db;
    }

    /// <summary>Executes a statement that yields no rows.</summary>
    /// <returns>Rows changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row as a number, or null when there is no row or it is null.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values) =>
        Command(sql, values).ExecuteScalar() is long number ? number : null;

    /// <summary>The first row, or null.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : class
    {
        using var reader = Command(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    /// <summary>All rows.</summary>
    public List<T> List<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Command(sql, values).ExecuteReader();
        var list = new List<T>();
        while (reader.Read())
        {
            list.Add(read(reader));
        }

        return list;
    }

    /// <summary>The first column of all rows.</summary>
    public List<long> Ids(string sql, params ReadOnlySpan<object?> values) => List(sql, static row => row.GetInt64(0), values);

    /// <summary>Rows one by one; the caller disposes of the reader before the next statement of the same text.</summary>
    public SqliteDataReader Read(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteReader();

    /// <summary>Executes several statements at once, without parameters or rows.</summary>
    public void Script(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static Db Open(string path, SqliteOpenMode mode, StoreOperation operation, bool readOnly)
    {
        NativeLibraryLoader.Ensure();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        var db = new Db(connection, operation, readOnly);
        db.Pragma("busy_timeout = 5000");
        db.Pragma("temp_store = MEMORY");
        return db;
    }

    private void Pragma(string pragma) => Script($"PRAGMA {pragma}");

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"?{i}") });
            }

            _commands.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        if (_readOnly)
        {
            Operation.CountRead();
        }
        else
        {
            Operation.CountWrite();
        }

        return command;
    }
}

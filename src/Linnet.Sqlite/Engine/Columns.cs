using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Linnet.Sqlite.Engine;

/// <summary>How values look in the database.</summary>
internal static class Columns
{
    /// <summary>The <c>until</c> of a follow that still holds.</summary>
    public const long Open = long.MaxValue;

    public static long ToColumn(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset GetTime(this SqliteDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static long? GetNumberOrNull(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetInt64(column);

    public static string? GetTextOrNull(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>Ids as a JSON array, for <c>json_each</c>: one statement for any number of them.</summary>
    public static string ToJson(this IEnumerable<long> ids) =>
        $"[{string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))}]";
}

using System.Text.RegularExpressions;
using Linnet.Testing;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Linnet.Sqlite.Tests.Engine;

/// <summary>docs/schema-sqlite.md names the tables and columns that there are, and no others.</summary>
public sealed partial class SchemaPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.File("docs/schema-sqlite.md"));

    [Fact]
    public async Task The_page_has_every_table_with_its_columns_and_no_other()
    {
        await using var store = new SqliteUnderTest();
        await store.OpenAsync();

        Documented().ShouldBe(Columns(store.Database.Folder.Database), ignoreOrder: true);
    }

    [Fact]
    public async Task The_page_names_the_tables_in_which_the_full_text_index_is_kept()
    {
        await using var store = new SqliteUnderTest();
        await store.OpenAsync();

        var shadows = List(store.Database.Folder.Database, "SELECT name FROM pragma_table_list WHERE type = 'shadow'");

        shadows.ShouldNotBeEmpty();
        shadows.Where(table => !Page.Contains($"`{table}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Unsent_likes_have_the_columns_of_sent_ones()
    {
        await using var store = new SqliteUnderTest();
        await store.OpenAsync();

        var table = Columns(store.Database.Folder.Likes).ShouldHaveSingleItem().Table;

        Page.ShouldContain($"Its one table, `{table}`, has the columns and the key of `status_like`");
        ColumnsAndKey(store.Database.Folder.Likes, table)
            .ShouldBe(ColumnsAndKey(store.Database.Folder.Database, "status_like"), ignoreOrder: true);
    }

    /// <summary>The first two cells of the page's rows: a table, and its columns.</summary>
    private static List<(string Table, string Columns)> Documented() =>
        [.. TableRow().Matches(Page).Select(row => (row.Groups["table"].Value, Sorted(row.Groups["column"].Captures.Select(column => column.Value))))];

    private static List<(string Table, string Columns)> Columns(string database) =>
    [
        .. List(database, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'")
            .Select(table => (table, Sorted(List(database, $"SELECT name FROM pragma_table_info('{table}')")))),
    ];

    private static List<string> ColumnsAndKey(string database, string table) =>
        List(database, $"SELECT name || ' ' || pk FROM pragma_table_info('{table}')");

    private static string Sorted(IEnumerable<string> columns) => string.Join(", ", columns.Order(StringComparer.Ordinal));

    private static List<string> List(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    [GeneratedRegex(@"^\| `(?<table>\w+)` \| (?:`(?<column>\w+)`(?:, )?)+ \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}

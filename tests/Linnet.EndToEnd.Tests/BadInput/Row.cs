using Linnet.EndToEnd.Tests.Http;
using Xunit;

namespace Linnet.EndToEnd.Tests.BadInput;

/// <summary>One bad request, and what it has to be answered.</summary>
/// <param name="Name">What is bad about it.</param>
/// <param name="Status">The HTTP status that it gets.</param>
/// <param name="Make">Makes the request.</param>
/// <param name="IsPage">The address is the site's, which answers with a page.</param>
internal sealed record Row(string Name, int Status, Func<World, Ask> Make, bool IsPage = false);

/// <summary>Rows by name, so that each is a test of its own.</summary>
internal sealed class Table
{
    private readonly Dictionary<string, Row> _rows;

    public Table(params IEnumerable<Row> rows) => _rows = rows.ToDictionary(row => row.Name);

    public Row this[string name] => _rows[name];

    public TheoryData<string> Names => [.. _rows.Keys];
}

using Linnet.Api.Http;
using Linnet.Core.Paging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Linnet.Api.Tests.Http;

public sealed class PageQueryTests
{
    [Fact]
    public void Nothing_asked_for_is_the_newest_page() => PageOf("").ShouldBe(PageRequest.Newest());

    [Theory]
    [InlineData("?max_id=5", 5L, null, false, 20)]
    [InlineData("?since_id=5", null, 5L, false, 20)]
    [InlineData("?min_id=5", null, 5L, true, 20)]
    [InlineData("?min_id=5&since_id=3&max_id=9", 9L, 5L, true, 20)]
    [InlineData("?limit=2&max_id=5&limit=3&max_id=", null, null, false, 3)]
    [InlineData("?limit=1000000000000", null, null, false, 40)]
    [InlineData("?max_id=9223372036854775807", long.MaxValue, null, false, 20)]
    public void Parameters_say_which_part_is_wanted(string query, long? before, long? after, bool nearest, int limit) =>
        PageOf(query).ShouldBe(new(before, after, nearest, limit));

    [Theory]
    [InlineData("?max_id=abc", "max_id")]
    [InlineData("?since_id=-1", "since_id")]
    [InlineData("?min_id=9223372036854775808", "min_id")]
    [InlineData("?max_id=1%205", "max_id")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=-3", "limit")]
    [InlineData("?limit=ten", "limit")]
    public void What_is_no_number_is_refused_by_its_name(string query, string parameter)
    {
        var problem = Read(query).Problem.ShouldNotBeNull();
        problem.Status.ShouldBe(StatusCodes.Status422UnprocessableEntity);
        problem.Body.Details.ShouldNotBeNull().Keys.ShouldBe([parameter]);
    }

    private static PageRequest PageOf(string query)
    {
        var read = Read(query);
        read.Problem.ShouldBeNull();
        return read.Page;
    }

    private static PageQuery Read(string query) => PageQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));
}

using Linnet.Protocol.Client;
using Shouldly;
using Xunit;

namespace Linnet.Protocol.Tests.Client;

public sealed class LinkHeaderTests
{
    [Theory]
    [InlineData("<http://x/?max_id=5>; rel=\"next\", <http://x/?min_id=9>; rel=\"prev\"", "5", "9")]
    [InlineData("<http://x/?min_id=9>; rel=\"prev\", <http://x/?limit=2&max_id=5>; rel=\"next\"", "5", "9")]
    [InlineData("<http://x/?max_id=5>;rel=next", "5", null)]
    [InlineData("<http://x/?a=1,2;3&max_id=5>; title=\"t\"; rel=\"next\"", "5", null)]
    [InlineData("<http://x/?since_id=9>; rel=\"prev\"", null, "9")]
    [InlineData("<http://x/?since_id=8&min_id=9>; rel=\"prev\"", null, "9")]
    [InlineData("<http://x/?max_id=a%2Fb>; rel=\"next\"", "a/b", null)]
    [InlineData("<http://x/?max_id=>; rel=\"next\"", null, null)]
    [InlineData("<http://x/?max_id>; rel=\"next\"", null, null)]
    [InlineData("<http://x/?xmax_id=5>; rel=\"next\"", null, null)]
    [InlineData("<http://x/?max_id=5>; rel=\"first\"", null, null)]
    [InlineData("<http://x/>; rel=\"next\"", null, null)]
    [InlineData("<http://x/?max_id=5; rel=\"next\"", null, null)]
    [InlineData("nonsense", null, null)]
    [InlineData("", null, null)]
    public void The_ways_on_are_found_and_nonsense_is_passed_over(string header, string? maxId, string? minId)
    {
        var links = LinkHeader.Parse([header]);

        links.MaxId.ShouldBe(maxId);
        links.MinId.ShouldBe(minId);
    }

    [Fact]
    public void The_ways_on_may_come_in_headers_of_their_own()
    {
        var links = LinkHeader.Parse(["<http://x/?max_id=5>; rel=\"next\"", "<http://x/?min_id=9>; rel=\"prev\""]);

        links.ShouldBe(new LinkHeader("5", "9"));
    }
}

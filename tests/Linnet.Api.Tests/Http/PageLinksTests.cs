using Linnet.Api.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Linnet.Api.Tests.Http;

public sealed class PageLinksTests
{
    [Fact]
    public void Next_comes_before_prev() => LinksOf("?limit=2", 5, 9).ShouldBe(
        "<https://linnet.example/api/v1/x?limit=2&max_id=5>; rel=\"next\", <https://linnet.example/api/v1/x?limit=2&min_id=9>; rel=\"prev\"");

    [Fact]
    public void Of_a_repeated_parameter_the_last_stays() =>
        LinksOf("?limit=2&max_id=5&limit=3&since_id=1", 4, null).ShouldBe(
            "<https://linnet.example/api/v1/x?limit=3&max_id=4>; rel=\"next\"");

    [Fact]
    public void Filters_and_lists_stay_and_a_token_does_not() =>
        LinksOf("?types[]=a&types[]=b&only_media=1&access_token=secret", 4, null).ShouldBe(
            "<https://linnet.example/api/v1/x?types%5B%5D=a&types%5B%5D=b&only_media=1&max_id=4>; rel=\"next\"");

    [Fact]
    public void What_could_end_a_link_is_encoded() =>
        LinksOf("?q=%3E%3B,%22", 4, null).ShouldBe("<https://linnet.example/api/v1/x?q=%3E%3B%2C%22&max_id=4>; rel=\"next\"");

    [Fact]
    public void An_empty_page_has_no_links() => LinksOf("", null, null).ShouldBeNull();

    private static string? LinksOf(string query, long? older, long? newer)
    {
        var server = Options.Create(new ServerOptions { PublicUrl = new Uri("https://linnet.example") });
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton(server).BuildServiceProvider(),
        };
        context.Request.Path = "/api/v1/x";
        context.Request.QueryString = new QueryString(query);
        return PageLinks.Of(context, older, newer);
    }
}

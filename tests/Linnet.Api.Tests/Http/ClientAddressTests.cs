using System.Net;
using Linnet.Api.Http;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Tests.Http;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010DB800010002::")]
    [InlineData("2001:db8:1:2::1", "20010DB800010002::")]
    public void One_subscriber_has_one_address(string address, string counted) =>
        ClientAddress.Of(IPAddress.Parse(address)).ShouldBe(counted);

    [Fact]
    public async Task A_forwarded_address_is_believed_of_configured_proxies_only()
    {
        await using var app = await ApiApp.StartAsync(
            ("RateLimits:AppsPerAddress", "1"), ("Server:TrustedProxies:0", "10.0.0.0/8"), ("Server:TrustedProxies:1", "192.0.2.1"));

        // Two clients behind a proxy are two; the same client behind the other proxy is one of them.
        (await RegisterAsync(app, "10.1.2.3", "198.51.100.1")).ShouldBe(StatusCodes.Status200OK);
        (await RegisterAsync(app, "10.1.2.3", "198.51.100.2")).ShouldBe(StatusCodes.Status200OK);
        (await RegisterAsync(app, "192.0.2.1", "198.51.100.2")).ShouldBe(StatusCodes.Status429TooManyRequests);

        // Who is no proxy counts by its own address, whatever it says.
        (await RegisterAsync(app, "203.0.113.9", "198.51.100.3")).ShouldBe(StatusCodes.Status200OK);
        (await RegisterAsync(app, "203.0.113.9", "198.51.100.4")).ShouldBe(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<int> RegisterAsync(ApiApp app, string from, string forwardedFor)
    {
        var context = await app.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
            context.Request.Method = HttpMethods.Post;
            context.Request.Path = "/api/v1/apps";
            context.Request.QueryString = new("?client_name=A&redirect_uris=https://a.example/");
            context.Request.Headers["X-Forwarded-For"] = forwardedFor;
        });
        return context.Response.StatusCode;
    }
}

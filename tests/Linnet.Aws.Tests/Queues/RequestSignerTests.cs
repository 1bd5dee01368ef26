using System.Text;
using Amazon.Runtime;
using Linnet.Aws.Queues;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Queues;

/// <summary>
/// The signatures are those of AWS' published test suite for Signature Version 4, cases by their names there; what HTTP clients never
/// send, such as headers over several lines, is left out.
/// </summary>
public sealed class RequestSignerTests
{
    private const string AccessKey = "AKIDEXAMPLE";
    private const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Token =
        "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI"
        + "/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT"
        + "38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

    private static readonly DateTimeOffset Then = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("get-vanilla", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("get-relative", "/example/..", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("get-slash-pointless-dot", "/./example", "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5")]
    [InlineData("get-space", "/example space/", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741")]
    [InlineData("get-unreserved", $"/-._~{Letters}", "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f")]
    [InlineData("get-utf8", "/\u1234", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85")]
    [InlineData("get-vanilla-empty-query-key", "/?Param1=value1", "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb")]
    [InlineData("get-vanilla-query-order-key", "/?Param1=value2&Param1=Value1", "eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1")]
    [InlineData("get-vanilla-query-order-key-case", "/?Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("get-vanilla-query-order-value", "/?Param1=value2&Param1=value1", "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694")]
    [InlineData("get-vanilla-query-unreserved", $"/?-._~{Letters}=-._~{Letters}", "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197")]
    [InlineData("get-vanilla-utf8-query", "/?\u1234=bar", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04")]
    public void Paths_and_queries(string name, string path, string signature) =>
        Sign(HttpMethod.Get, path, []).ShouldBe(Expected("host;x-amz-date", signature), name);

    [Theory]
    [InlineData("get-header-key-duplicate", "value2|value2|value1", "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea")]
    [InlineData("get-header-value-order", "value4|value1|value3|value2", "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01")]
    public void Headers_with_several_values(string name, string values, string signature) =>
        Sign(HttpMethod.Get, "/", [.. values.Split('|').Select(value => ("My-Header1", value))])
            .ShouldBe(Expected("host;my-header1;x-amz-date", signature), name);

    [Fact]
    public void Spaces_in_headers() =>
        Sign(HttpMethod.Get, "/", [("My-Header1", " value1"), ("My-Header2", "\"a   b   c\"")])
            .ShouldBe(Expected(
                "host;my-header1;my-header2;x-amz-date", "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"));

    [Theory]
    [InlineData("post-vanilla", "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("post-vanilla-query", "/?Param1=value1", "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11")]
    public void Posts(string name, string path, string signature) =>
        Sign(HttpMethod.Post, path, []).ShouldBe(Expected("host;x-amz-date", signature), name);

    [Theory]
    [InlineData("post-header-key-sort", "value1", "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c")]
    [InlineData("post-header-value-case", "VALUE1", "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d")]
    public void Posts_with_headers(string name, string value, string signature) =>
        Sign(HttpMethod.Post, "/", [("My-Header1", value)]).ShouldBe(Expected("host;my-header1;x-amz-date", signature), name);

    [Theory]
    [InlineData("post-x-www-form-urlencoded", "", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a")]
    [InlineData("post-x-www-form-urlencoded-parameters", "; charset=utf8", "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe")]
    public void Posts_with_bodies(string name, string parameters, string signature) =>
        Sign(HttpMethod.Post, "/", [("Content-Type", $"application/x-www-form-urlencoded{parameters}")], "Param1=value1")
            .ShouldBe(Expected("content-type;host;x-amz-date", signature), name);

    [Fact]
    public void Credentials_of_a_session() =>
        Sign(HttpMethod.Post, "/", [], credentials: new(AccessKey, SecretKey, Token))
            .ShouldBe(Expected("host;x-amz-date;x-amz-security-token", "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"));

    [Fact]
    public void A_request_that_is_signed_again_has_one_signature()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://example.amazonaws.com/");
        RequestSigner.Sign(request, [], new(AccessKey, SecretKey, Token), "us-east-1", "service", Then.AddMinutes(-1));
        request.Headers.Remove("Authorization");

        RequestSigner.Sign(request, [], new(AccessKey, SecretKey, null), "us-east-1", "service", Then);

        request.Headers.GetValues("Authorization").ShouldHaveSingleItem().ShouldBe(
            Expected("host;x-amz-date", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"));
    }

    private static string Expected(string headers, string signature) =>
        $"AWS4-HMAC-SHA256 Credential={AccessKey}/20150830/us-east-1/service/aws4_request, SignedHeaders={headers}, Signature={signature}";

    private static string Sign(
        HttpMethod method, string path, (string Name, string Value)[] headers, string body = "", ImmutableCredentials? credentials = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var content = new ByteArrayContent(bytes);
        using var request = new HttpRequestMessage(method, $"https://example.amazonaws.com{path}") { Content = content };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        RequestSigner.Sign(request, bytes, credentials ?? new(AccessKey, SecretKey, null), "us-east-1", "service", Then);
        return request.Headers.GetValues("Authorization").Single();
    }
}

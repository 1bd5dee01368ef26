using System.Net;
using Linnet.Api.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Linnet.Api.Tests.Http;

public sealed class ErrorsTests
{
    [Theory]
    [InlineData("/fails", HttpStatusCode.InternalServerError)]
    [InlineData("/refuses", HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_failure_is_answered_without_a_word_of_what_went_wrong(string path, HttpStatusCode status)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.UseErrors();
        app.MapGet("/fails", IResult () => throw new InvalidOperationException("secret"));
        app.MapGet("/refuses", IResult () => throw new BadHttpRequestException("secret", StatusCodes.Status413PayloadTooLarge));
        await app.StartAsync(TestContext.Current.CancellationToken);

        using var response = await app.GetTestClient().GetAsync(path, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(status);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldStartWith("{\"error\":");
        text.ShouldNotContain("secret");
    }
}

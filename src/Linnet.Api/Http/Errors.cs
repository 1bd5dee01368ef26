using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Http;

/// <summary>Gives answers that the framework made, and failures, a body as every other error has it.</summary>
internal static class Errors
{
    /// <summary>Adds both; failures are logged by the framework and answered without a word of what went wrong.</summary>
    public static IApplicationBuilder UseErrors(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            AllowStatusCode404Response = true,
            StatusCodeSelector = static exception =>
                exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = static failure => failure.Exception is BadHttpRequestException,
            ExceptionHandler = static context => Of(context.Response.StatusCode).ExecuteAsync(context),
        })
        .UseStatusCodePages(static pages => Of(pages.HttpContext.Response.StatusCode).ExecuteAsync(pages.HttpContext));

    /// <summary>What is said for a status that comes without words of ours.</summary>
    internal static Problem Of(int status) => Problem.Of(status, status switch
    {
        StatusCodes.Status400BadRequest => "The request is not valid",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status405MethodNotAllowed => "This address does not know this method",
        StatusCodes.Status408RequestTimeout => "The request came too slowly",
        StatusCodes.Status413PayloadTooLarge => "The request is too large",
        StatusCodes.Status414UriTooLong => "The address is too long",
        StatusCodes.Status415UnsupportedMediaType => RequestReader.UnknownTypeMessage,
        >= StatusCodes.Status500InternalServerError => "Something went wrong on the server; it has been noted",
        _ => "The request was refused",
    });
}

using Linnet.Web.Errors;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Web.Http;

/// <summary>Where forms go: all of them are mapped in this one way, so that none is taken from another site.</summary>
internal static class Forms
{
    /// <summary>The name of the field that proves a form to be the site's own.</summary>
    public const string TokenField = "form_token";

    // What cameras make, and some more.
    private const long PassedOverBytesMax = 32 * 1024 * 1024;

    /// <summary>Maps the target of a form.</summary>
    public static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapPost(pattern, handler).DisableAntiforgery().AddEndpointFilter(RefuseStrangersAsync).WithMetadata(IsForm.Instance);

    private static async ValueTask<object?> RefuseStrangersAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
        if (await FaultOfAsync(http.Request) is { } fault)
        {
            return new Page<ErrorPage>((nameof(ErrorPage.Kind), fault));
        }

        return await antiforgery.IsRequestValidAsync(http)
            ? await next(context)
            : new Page<ErrorPage>((nameof(ErrorPage.Kind), ErrorKind.OldForm));
    }

    /// <summary>Reads the form, for all who ask for its fields afterwards.</summary>
    private static async Task<ErrorKind?> FaultOfAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return ErrorKind.OldForm;
        }

        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await PassOverAsync(request);
            return ErrorKind.TooLarge;
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException)
        {
            return ErrorKind.OldForm;
        }
    }

    /// <summary>
    /// Takes in the rest of a body without keeping it: browsers send all of a form before they read the answer, and show nothing where
    /// the connection ends meanwhile. What is beyond all reason is not taken in.
    /// </summary>
    private static async Task PassOverAsync(HttpRequest request)
    {
        var ct = request.HttpContext.RequestAborted;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit
            || request.ContentLength is not <= PassedOverBytesMax)
        {
            return;
        }

        limit.MaxRequestBodySize = PassedOverBytesMax;
        try
        {
            await request.Body.CopyToAsync(Stream.Null, ct);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            // Nobody waits for the answer any more.
        }
    }

    /// <summary>The mark of a form's target.</summary>
    internal sealed class IsForm
    {
        public static IsForm Instance { get; } = new();
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Web.Http;

/// <summary>The answer that is one component, rendered whole before the first byte leaves, so that its status can be right.</summary>
/// <param name="parameters">The component's parameters.</param>
internal sealed class Page<TComponent>(params (string Name, object? Value)[] parameters) : IResult
    where TComponent : IComponent
{
    private bool _isPublic;

    /// <summary>Marks the page as one that looks alike to all visitors who are not signed in.</summary>
    public Page<TComponent> Public()
    {
        _isPublic = true;
        return this;
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (_isPublic && HttpMethods.IsGet(httpContext.Request.Method) && !SiteCookies.IsPersonal(httpContext.Request))
        {
            var pages = httpContext.RequestServices.GetRequiredService<PublicPages>();
            await pages.AnswerAsync(httpContext, RenderAsync);
            return;
        }

        var page = await RenderAsync(httpContext);
        var response = httpContext.Response;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = $"Cookie, {PageContext.PartHeader}";
        await page.WriteAsync(httpContext);
    }

    private async Task<RenderedPage> RenderAsync(HttpContext http)
    {
        var context = http.RequestServices.GetRequiredService<PageContext>();
        await context.OpenAsync();
        var html = IsOver(http) ? null : await Components.RenderAsync<TComponent>(http.RequestServices, parameters);
        if (IsOver(http) && context.LeavesFor is null)
        {
            context.SignOut();
            context.Leave(Addresses.SignIn(http.Request.Method == HttpMethods.Get ? context.Address : "/"), Note.SignInIsOver);
        }

        return context.LeavesFor is { } address ? RenderedPage.Leading(address) : RenderedPage.Of(context.Status, html!);
    }

    private static bool IsOver(HttpContext http) => http.Features.Get<SignInIsOver>() is not null;
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Linnet.Web.Http;

/// <summary>Renders components to HTML.</summary>
internal static class Components
{
    /// <summary>The component's HTML as UTF-8, when all that it waits for has come.</summary>
    public static async Task<byte[]> RenderAsync<TComponent>(
        IServiceProvider services, params IEnumerable<(string Name, object? Value)> parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var values = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
            var root = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(values));
            await using var writer = new Utf8Writer();
            root.WriteHtmlTo(writer);
            return writer.ToUtf8();
        });
    }
}

using Linnet.Api.OAuth;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Http;

/// <summary>A parameter that reads itself from the request, and may have found it wanting.</summary>
internal interface IBound
{
    /// <summary>What is wrong with the request; null: nothing. The endpoint then does not run.</summary>
    Problem? Problem { get; }
}

/// <summary>Answers for the endpoint when one of its parameters could not be read.</summary>
internal sealed class BoundFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var argument in context.Arguments)
        {
            if (argument is IBound { Problem: { } problem })
            {
                var isOAuth = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<OAuthErrors>() is not null;
                return ValueTask.FromResult<object?>(isOAuth ? OAuthProblem.Unreadable(problem) : problem);
            }
        }

        return next(context);
    }
}

using System.Reflection;
using Linnet.Api.Http;
using Linnet.Core;
using Linnet.Core.Paging;
using Linnet.Core.Statuses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Status = Linnet.Protocol.Statuses.Status;

namespace Linnet.Api.Entities;

/// <summary>
/// What an endpoint that lists statuses answers: the same as a <see cref="ListAnswer{T}"/> of them, written from
/// <see cref="StatusPieces"/>.
/// </summary>
internal sealed class StatusesAnswer : IResult, IEndpointMetadataProvider
{
    private readonly Page<StatusView>? _page;
    private readonly long? _viewerId;
    private readonly Problem? _problem;

    private StatusesAnswer(Page<StatusView>? page, long? viewerId, Problem? problem) =>
        (_page, _viewerId, _problem) = (page, viewerId, problem);

    /// <summary>Nothing.</summary>
    public static StatusesAnswer None { get; } = new(new([], null, null), null, null);

    /// <summary>A refusal.</summary>
    public static implicit operator StatusesAnswer(Refusal refusal) => new(null, null, Problem.Of(refusal));

    /// <summary>A problem.</summary>
    public static implicit operator StatusesAnswer(Problem problem) => new(null, null, problem);

    /// <summary>A page as the caller may see it.</summary>
    public static StatusesAnswer Of(Page<StatusView> page, Caller? caller) => new(page, caller?.UserId, null);

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(IReadOnlyList<Status>), ["application/json"]));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (_page is null)
        {
            return _problem!.ExecuteAsync(httpContext);
        }

        if (PageLinks.Of(httpContext, _page.Older, _page.Newer) is { } links)
        {
            httpContext.Response.Headers.Link = links;
        }

        var (pieces, urls, viewerId) = (httpContext.RequestServices.GetRequiredService<StatusPieces>(), ApiUrls.Of(httpContext), _viewerId);
        using var output = new LentWriter();
        StatusPieces.WriteList(output, _page.Items, (to, view) => pieces.Write(to, view, urls, viewerId));
        output.Answer(httpContext.Response);
        return Task.CompletedTask;
    }
}

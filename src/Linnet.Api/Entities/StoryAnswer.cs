using System.Buffers;
using System.Reflection;
using System.Text.Json;
using Linnet.Api.Http;
using Linnet.Core.Paging;
using Linnet.Core.Statuses;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Api.Entities;

/// <summary>A <see cref="Story"/> with the ways on in its <c>Link</c> header, written from <see cref="StatusPieces"/>.</summary>
internal sealed class StoryAnswer : IResult, IEndpointMetadataProvider
{
    private readonly Content? _content;
    private readonly Problem? _problem;

    private StoryAnswer(Content? content, Problem? problem) => (_content, _problem) = (content, problem);

    /// <summary>A problem.</summary>
    public static implicit operator StoryAnswer(Problem problem) => new(null, problem);

    /// <summary>A story as the caller may see it.</summary>
    public static StoryAnswer Of(Core.Accounts.Account account, Relationship? relationship, Page<StatusView> page, Caller? caller) =>
        new(new(account, relationship, page, caller?.UserId), null);

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Story), ["application/json"]));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (_content is null)
        {
            return _problem!.ExecuteAsync(httpContext);
        }

        if (PageLinks.Of(httpContext, _content.Page.Older, _content.Page.Newer) is { } links)
        {
            httpContext.Response.Headers.Link = links;
        }

        using var output = new LentWriter();
        _content.Write(output, httpContext.RequestServices.GetRequiredService<StatusPieces>(), ApiUrls.Of(httpContext));
        output.Answer(httpContext.Response);
        return Task.CompletedTask;
    }

    private sealed record Content(Core.Accounts.Account Account, Relationship? Relationship, Page<StatusView> Page, long? ViewerId)
    {
        public void Write(IBufferWriter<byte> output, StatusPieces pieces, ApiUrls urls)
        {
            output.Write("{\"account\":"u8);
            StatusPieces.Write(output, Account, urls);
            output.Write(",\"relationship\":"u8);
            output.Write(Relationship is null ? "null"u8 : JsonSerializer.SerializeToUtf8Bytes(Relationship, LinnetJson.TypeOf<Relationship>()));
            output.Write(",\"statuses\":"u8);
            StatusPieces.WriteList(output, Page.Items, (to, view) => pieces.WriteInStory(to, view, urls, ViewerId));
            output.Write("}"u8);
        }
    }
}

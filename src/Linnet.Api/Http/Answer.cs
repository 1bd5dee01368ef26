using System.Reflection;
using System.Text.Json;
using Linnet.Core;
using Linnet.Core.Paging;
using Linnet.Protocol.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Linnet.Api.Http;

/// <summary>What an endpoint answers: an entity with status 200, or why there is none.</summary>
/// <typeparam name="T">A type of Linnet.Protocol.</typeparam>
internal sealed class Answer<T> : IResult, IEndpointMetadataProvider
    where T : class
{
    private readonly T? _value;
    private readonly Problem? _problem;

    private Answer(T? value, Problem? problem)
    {
        _value = value;
        _problem = problem;
    }

    /// <summary>An entity.</summary>
    public static implicit operator Answer<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Answer<T>(Refusal refusal) => new(null, Problem.Of(refusal));

    /// <summary>A problem.</summary>
    public static implicit operator Answer<T>(Problem problem) => new(null, problem);

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (_problem is not null)
        {
            return _problem.ExecuteAsync(httpContext);
        }

        httpContext.Response.ContentType = Json.ContentType;
        return JsonSerializer.SerializeAsync(
            httpContext.Response.BodyWriter, _value!, LinnetJson.TypeOf<T>(), httpContext.RequestAborted);
    }
}

/// <summary>
/// What an endpoint that lists answers: entities with status 200, with a <c>Link</c> header when they are a page, or why there are
/// none.
/// </summary>
/// <typeparam name="T">A type of Linnet.Protocol, lists of which it knows.</typeparam>
internal sealed class ListAnswer<T> : IResult, IEndpointMetadataProvider
    where T : class
{
    private readonly IReadOnlyList<T>? _items;
    private readonly long? _older;
    private readonly long? _newer;
    private readonly Problem? _problem;

    private ListAnswer(IReadOnlyList<T>? items, long? older, long? newer, Problem? problem) =>
        (_items, _older, _newer, _problem) = (items, older, newer, problem);

    /// <summary>A whole list.</summary>
    public static implicit operator ListAnswer<T>(T[] items) => new(items, null, null, null);

    /// <summary>A page of a list.</summary>
    public static implicit operator ListAnswer<T>(Page<T> page) => new(page.Items, page.Older, page.Newer, null);

    /// <summary>A refusal.</summary>
    public static implicit operator ListAnswer<T>(Refusal refusal) => new(null, null, null, Problem.Of(refusal));

    /// <summary>A problem.</summary>
    public static implicit operator ListAnswer<T>(Problem problem) => new(null, null, null, problem);

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(IReadOnlyList<T>), ["application/json"]));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (_problem is not null)
        {
            return _problem.ExecuteAsync(httpContext);
        }

        if (PageLinks.Of(httpContext, _older, _newer) is { } links)
        {
            httpContext.Response.Headers.Link = links;
        }

        httpContext.Response.ContentType = Json.ContentType;
        return JsonSerializer.SerializeAsync(
            httpContext.Response.BodyWriter, _items!, LinnetJson.TypeOf<IReadOnlyList<T>>(), httpContext.RequestAborted);
    }
}

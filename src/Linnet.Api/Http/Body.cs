using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Protocol.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Linnet.Api.Http;

/// <summary>
/// What a request asks for, read from JSON, a form, a form of several parts or nothing, over what its query says. Nested fields of
/// forms are written <c>source[privacy]</c>, lists <c>id[]</c>; of a repeated field, the last counts.
/// </summary>
/// <typeparam name="T">A request of Linnet.Protocol.</typeparam>
internal sealed class Body<T> : IBound, IEndpointParameterMetadataProvider
    where T : class
{
    private readonly IFormFileCollection? _files;

    private Body(T value, IFormFileCollection? files, Problem? problem) =>
        (Value, _files, Problem) = (value, files, problem);

    /// <summary>What is asked for; nothing in it is checked but its shape.</summary>
    public T Value { get; }

    /// <inheritdoc/>
    public Problem? Problem { get; }

    /// <summary>Reads the request.</summary>
    public static async ValueTask<Body<T>> BindAsync(HttpContext context)
    {
        if (!(await RequestReader.ReadAsync(context)).Succeeded(out var read, out var problem))
        {
            return new(null!, null, problem);
        }

        try
        {
            var type = LinnetJson.LenientOptions.GetTypeInfo(typeof(T));
            return new((T)JsonSerializer.Deserialize(read.Fields, type)!, read.Files, null);
        }
        catch (JsonException exception)
        {
            return new(null!, null, WrongSort(exception));
        }
        catch (InvalidOperationException) when (BrokenText(read.Fields) is { } field)
        {
            return new(null!, null, Problem.Invalid(field, "is not valid Unicode: it holds half a surrogate pair"));
        }
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(
        ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"], typeof(T), isOptional: true));

    /// <summary>The content of the file that was sent as <paramref name="field"/>; null: none, or an empty one.</summary>
    public async Task<ReadOnlyMemory<byte>?> FileAsync(string field, CancellationToken ct)
    {
        if (_files?.GetFile(field) is not { Length: > 0 } file)
        {
            return null;
        }

        // Bounded: the whole body was read within its limit before.
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, ct);
        return content;
    }

    /// <summary>True when something was sent as the file <paramref name="field"/>.</summary>
    public bool HasFile(string field) => _files?.GetFile(field) is { Length: > 0 };

    /// <summary>The first field with a text that no encoding can write; JSON can spell such texts with escapes.</summary>
    private static string? BrokenText(JsonObject fields)
    {
        foreach (var (name, value) in fields)
        {
            try
            {
                _ = value?.ToJsonString();
            }
            catch (InvalidOperationException)
            {
                return name;
            }
        }

        return null;
    }

    private static Problem WrongSort(JsonException exception)
    {
        // Messages of our converters say what would be right; those of the framework name its types.
        var field = exception.Path is { Length: > 2 } path ? path[2..] : "body";
        var message = exception.Message.StartsWith("Expected ", StringComparison.Ordinal)
            ? $"is of the wrong sort. {exception.Message}"
            : "is of the wrong sort";
        return Problem.Invalid(field, message);
    }
}

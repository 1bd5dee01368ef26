using Microsoft.AspNetCore.Builder;

namespace Linnet.Api.OpenApi;

/// <summary>What a parameter's value is.</summary>
internal enum ParameterKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,
}

/// <summary>A parameter that an endpoint reads by itself, told to the API's description as metadata.</summary>
/// <param name="Name">Its name; <c>[]</c> at its end makes it a list.</param>
/// <param name="Description">What it does.</param>
/// <param name="Required">Whether the call fails without it.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="IsHeader">Whether it is a header; otherwise it is in the query.</param>
internal sealed record RequestParameter(
    string Name,
    string Description,
    bool Required = false,
    ParameterKind Kind = ParameterKind.Text,
    bool IsHeader = false);

/// <summary>A file that may stand beside the fields of a body in several parts.</summary>
/// <param name="Name">The part's name.</param>
/// <param name="Description">What it is.</param>
internal sealed record RequestFile(string Name, string Description);

/// <summary>Tells the API's description what endpoints read.</summary>
internal static class ParameterConventions
{
    /// <summary>The endpoint reads a parameter of the query.</summary>
    public static T WithQuery<T>(
        this T builder, string name, string description, bool required = false, ParameterKind kind = ParameterKind.Text)
        where T : IEndpointConventionBuilder =>
        builder.WithPart(new RequestParameter(name, description, required, kind));

    /// <summary>The endpoint reads a header.</summary>
    public static T WithHeader<T>(this T builder, string name, string description)
        where T : IEndpointConventionBuilder =>
        builder.WithPart(new RequestParameter(name, description, IsHeader: true));

    /// <summary>The endpoint takes a file.</summary>
    public static T WithFile<T>(this T builder, string name, string description)
        where T : IEndpointConventionBuilder => builder.WithPart(new RequestFile(name, description));

    private static T WithPart<T>(this T builder, object part)
        where T : IEndpointConventionBuilder
    {
        builder.WithMetadata(part);
        return builder;
    }
}

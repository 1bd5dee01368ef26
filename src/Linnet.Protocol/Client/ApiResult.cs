using System.Diagnostics.CodeAnalysis;

namespace Linnet.Protocol.Client;

/// <summary>What a call came to: a value, or the error that came in its place.</summary>
/// <typeparam name="T">What a success yields.</typeparam>
public readonly struct ApiResult<T>
    where T : class
{
    private readonly T? _value;

    private ApiResult(T? value, ApiError? error)
    {
        _value = value;
        Error = error;
    }

    /// <summary>Null exactly when there is a value.</summary>
    public ApiError? Error { get; }

    /// <summary>The value of a success.</summary>
    /// <exception cref="InvalidOperationException">The call failed; the message says how.</exception>
    public T Value => _value
        ?? throw new InvalidOperationException($"There is no value: {Error?.Message ?? "the result was never set"}");

    /// <summary>Tells a success from a failure, and gives whichever there is.</summary>
    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out ApiError? error)
    {
        value = _value;
        error = Error;
        return error is null;
    }

    /// <summary>A success.</summary>
    public static implicit operator ApiResult<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator ApiResult<T>(ApiError error) => new(null, error);
}

using Linnet.Protocol.Errors;

namespace Linnet.Protocol.Client;

/// <summary>How a call failed.</summary>
public enum ApiErrorKind
{
    /// <summary>The server said no; <see cref="ApiError.StatusCode"/> says of which sort.</summary>
    Refused,

    /// <summary>No whole answer came: the server is down, or the way to it. What was asked may have been done.</summary>
    Unreachable,

    /// <summary>No whole answer came in time. What was asked may have been done.</summary>
    TimedOut,

    /// <summary>The answer is none that Linnet gives: something else answered, or it was too large.</summary>
    Malformed,
}

/// <summary>Why a call has no value.</summary>
/// <param name="Kind">What sort of failure this is.</param>
/// <param name="Message">Safe to show.</param>
public sealed record ApiError(ApiErrorKind Kind, string Message)
{
    /// <summary>The HTTP status of the answer; null when none came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>What the token endpoints call the error, for instance <c>invalid_grant</c>; null elsewhere.</summary>
    public string? Code { get; init; }

    /// <summary>For each field at fault, in the API's words, what is wrong with it; empty when no field is.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FieldError>> Details { get; init; } =
        new Dictionary<string, IReadOnlyList<FieldError>>();

    /// <summary>
    /// The whole address to which a fault in a program's request for consent is to be taken; null when it is to be shown to the person.
    /// </summary>
    public string? RedirectTo { get; init; }

    /// <summary>How long the server asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

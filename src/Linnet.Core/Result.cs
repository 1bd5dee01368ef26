using System.Diagnostics.CodeAnalysis;

namespace Linnet.Core;

/// <summary>Why a use case was refused; each has one meaning for every caller.</summary>
public enum RefusalKind
{
    /// <summary>The input breaks a rule; <see cref="Refusal.Field"/> names the part.</summary>
    Invalid,

    /// <summary>There is no such thing, or the caller may not know that there is.</summary>
    NotFound,

    /// <summary>The caller is known, and may not do this.</summary>
    Forbidden,

    /// <summary>The caller's credentials are missing, wrong or no longer valid.</summary>
    Unauthorized,

    /// <summary>The caller has to slow down.</summary>
    TooMany,
}

/// <summary>An outcome that callers expect and show to people.</summary>
/// <param name="Kind">What sort of refusal this is.</param>
/// <param name="Message">Safe to show: says what is wrong and what would be right.</param>
/// <param name="Field">The input at fault, where there is one, in our own words (for instance <c>text</c>).</param>
/// <param name="RetryAfter">When it is worth trying again; null: the caller has to change something first.</param>
public sealed record Refusal(RefusalKind Kind, string Message, string? Field = null, TimeSpan? RetryAfter = null)
{
    /// <summary>The input <paramref name="field"/> breaks a rule.</summary>
    public static Refusal Invalid(string field, string message) => new(RefusalKind.Invalid, message, field);

    /// <summary>There is no such record for this caller.</summary>
    public static Refusal NotFound() => new(RefusalKind.NotFound, "Record not found");

    /// <summary>The caller may not do this.</summary>
    public static Refusal Forbidden(string message) => new(RefusalKind.Forbidden, message);

    /// <summary>The caller's credentials do not serve.</summary>
    public static Refusal Unauthorized(string message) => new(RefusalKind.Unauthorized, message);

    /// <summary>The caller has to wait.</summary>
    public static Refusal TooMany(string message, TimeSpan retryAfter) =>
        new(RefusalKind.TooMany, message, RetryAfter: retryAfter);
}

/// <summary>Either a value or the reason why there is none.</summary>
/// <typeparam name="T">What a success yields.</typeparam>
public readonly struct Result<T>
    where T : notnull
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    /// <summary>Null exactly when there is a value.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The value of a success.</summary>
    /// <exception cref="InvalidOperationException">The result is a refusal.</exception>
    public T Value => Refusal is null && _value is not null
        ? _value
        : throw new InvalidOperationException($"There is no value: {Refusal?.Message ?? "the result was never set"}");

    /// <summary>Tells a success from a refusal, and gives whichever there is.</summary>
    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        value = _value;
        refusal = Refusal;
        return refusal is null;
    }

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The value of a success that has nothing to tell.</summary>
public readonly record struct Done;

using System.Net;

namespace Linnet.Aws.Queues;

/// <summary>SQS refused a request.</summary>
internal sealed class SqsException(string action, string code, HttpStatusCode status, string message)
    : Exception($"SQS answers {action} with {code}: {message}")
{
    /// <summary>The name of the error, without its namespace, for instance <c>QueueDoesNotExist</c>.</summary>
    public string Code => code;

    /// <summary>True when the same request may be answered better in a moment.</summary>
    public bool IsPassing => (int)status >= 500 || status == HttpStatusCode.TooManyRequests
        || code.Contains("Throttl", StringComparison.Ordinal);

    /// <summary>True when the credentials were good, but are so no longer.</summary>
    public bool IsExpiry => code.StartsWith("ExpiredToken", StringComparison.Ordinal);
}

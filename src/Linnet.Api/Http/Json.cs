namespace Linnet.Api.Http;

/// <summary>How JSON answers are labelled.</summary>
internal static class Json
{
    /// <summary>The type of every JSON answer.</summary>
    public const string ContentType = "application/json; charset=utf-8";
}

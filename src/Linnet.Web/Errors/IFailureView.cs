using Linnet.Protocol.Client;

namespace Linnet.Web.Errors;

/// <summary>Shows that something cannot be shown or done.</summary>
internal interface IFailureView
{
    /// <summary>What it is about does not exist.</summary>
    void ShowNotFound();

    /// <summary>Tells why it failed.</summary>
    void ShowError(string message);
}

/// <summary>Tells views of the API's errors.</summary>
internal static class Failures
{
    private const int NotFound = 404;

    /// <summary>Whether what was asked about does not exist.</summary>
    public static bool IsNotFound(this ApiError error) => error.StatusCode is NotFound;

    /// <summary>Shows an error.</summary>
    /// <param name="view">Where.</param>
    /// <param name="what">What failed, for instance <c>delete the status</c>.</param>
    /// <param name="error">What came in its place.</param>
    public static void Show(this IFailureView view, string what, ApiError error)
    {
        if (error.IsNotFound())
        {
            view.ShowNotFound();
        }
        else
        {
            view.ShowError(Texts.Failed(what, error));
        }
    }
}

using Linnet.Protocol.Client;
using Linnet.Web.Errors;

namespace Linnet.Web.Admin;

/// <summary>A page for operators.</summary>
internal interface IAdminView : IFailureView
{
    /// <summary>The visitor is no operator, or would do to the own account what nobody can.</summary>
    void ShowForbidden();
}

/// <summary>A page for operators that shows one thing.</summary>
/// <typeparam name="T">What it shows.</typeparam>
internal interface IAdminView<in T> : IAdminView
{
    /// <summary>Shows it.</summary>
    void Show(T shown);
}

/// <summary>Tells views for operators of the API's errors: it is the API that decides who is an operator.</summary>
internal static class AdminFailures
{
    private const int Forbidden = 403;

    /// <summary>Shows an error.</summary>
    /// <param name="view">Where.</param>
    /// <param name="what">What failed, for instance <c>show the figures</c>.</param>
    /// <param name="error">What came in its place.</param>
    public static void ShowFailure(this IAdminView view, string what, ApiError error)
    {
        if (error.StatusCode is Forbidden)
        {
            view.ShowForbidden();
        }
        else
        {
            view.Show(what, error);
        }
    }
}

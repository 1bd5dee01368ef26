using Linnet.Web.Errors;
using Linnet.Web.Http;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Linnet.Web.Admin;

/// <summary>A page for operators: leads those to the sign-in who are not signed in, and knows why there is nothing to show.</summary>
public abstract class AdminPage : ComponentBase, IAdminView
{
    /// <summary>Why there is no page; null: there is one.</summary>
    internal ErrorKind? Fault { get; private set; }

    /// <summary>What failed, and why; null: nothing.</summary>
    internal string? Error { get; private set; }

    [Inject]
    private protected PageContext Context { get; set; } = null!;

    /// <summary>Has the presenter do what the page is for.</summary>
    protected abstract Task PresentAsync();

    /// <inheritdoc/>
    protected sealed override async Task OnInitializedAsync()
    {
        if (Context.Token is null)
        {
            Context.Leave(Addresses.SignIn(Context.IsForm ? Context.BackOr(Addresses.Admin) : Context.Address));
            return;
        }

        await PresentAsync();
    }

    void IAdminView.ShowForbidden() => Fault = ErrorKind.Forbidden;

    void IFailureView.ShowNotFound() => Fault = ErrorKind.NotFound;

    void IFailureView.ShowError(string message)
    {
        Error = message;
        if (Context.IsForm)
        {
            Context.Status = StatusCodes.Status422UnprocessableEntity;
        }
    }
}

using Linnet.Protocol.Admin;
using Linnet.Protocol.Client;
using Linnet.Web.Feed;

namespace Linnet.Web.Admin;

/// <summary>Lists accounts for operators, who signed up last first.</summary>
internal sealed class AccountsPresenter(IAccountsView view, LinnetClient client)
{
    /// <summary>Shows suspended accounts alone.</summary>
    public const string Suspended = "suspended";

    /// <summary>Shows operators alone.</summary>
    public const string Operators = "operators";

    private const string What = "show the accounts";
    private const int Invalid = 422;

    private static readonly FormField Alias = new("username", "alias", "alias");

    /// <summary>Shows a part of the accounts that are looked for.</summary>
    /// <param name="alias">What the alias begins with; null or empty: any.</param>
    /// <param name="only"><see cref="Suspended"/> or <see cref="Operators"/>; anything else: all.</param>
    /// <param name="olderThan">What an earlier part ended with; null: the first part.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task ShowAsync(string? alias, string? only, string? olderThan, CancellationToken ct)
    {
        var filter = new AdminAccountFilter
        {
            Username = string.IsNullOrWhiteSpace(alias) ? null : alias.Trim(),
            Status = only is Suspended ? "suspended" : null,
            Role = only is Operators ? "operator" : null,
        };
        var found = await client.GetAdminAccountsAsync(filter, new() { MaxId = olderThan, Limit = FeedPresenter.PageSize }, ct);
        if (found.Succeeded(out var page, out var error))
        {
            view.Show(page);
        }
        else if (error.StatusCode is Invalid)
        {
            view.ShowWrong(FormErrors.Of(What, error, Alias).Message);
        }
        else
        {
            view.ShowFailure(What, error);
        }
    }
}

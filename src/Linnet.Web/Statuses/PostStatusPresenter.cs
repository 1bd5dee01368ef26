using Linnet.Protocol.Client;

namespace Linnet.Web.Statuses;

/// <summary>Posts what was written.</summary>
internal sealed class PostStatusPresenter(IPostStatusView view, LinnetClient client)
{
    /// <summary>Posts a status, and shows what becomes of it.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="key">Sent again with the same text it posts nothing twice; null: no such promise.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task PostAsync(string? text, string? key, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            view.ShowError(Texts.NothingToPost);
            return;
        }

        view.ShowMessage(Texts.Posting);
        var posted = await client.PostStatusAsync(new() { Status = text }, key, ct);
        if (posted.Succeeded(out var status, out var error))
        {
            view.ShowPosted(status);
            view.ShowMessage(Texts.Posted);
        }
        else
        {
            view.ShowError(Texts.Failed("post the status", error));
        }
    }
}

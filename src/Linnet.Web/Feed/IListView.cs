using Linnet.Protocol.Client;

namespace Linnet.Web.Feed;

/// <summary>Shows a part of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
internal interface IListView<T>
{
    /// <summary>Shows the part.</summary>
    void Show(ApiPage<T> page);

    /// <summary>Tells why there is nothing to show.</summary>
    void ShowError(string message);
}

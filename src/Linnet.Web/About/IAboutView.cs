using Linnet.Protocol.Instances;

namespace Linnet.Web.About;

/// <summary>Shows what the server is.</summary>
internal interface IAboutView
{
    /// <summary>Shows it.</summary>
    void Show(V1Instance server);

    /// <summary>Tells why nothing is known.</summary>
    void ShowError(string message);
}

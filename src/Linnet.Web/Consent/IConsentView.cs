using Linnet.Protocol.Apps;

namespace Linnet.Web.Consent;

/// <summary>Where a person lets a program act for them.</summary>
internal interface IConsentView
{
    /// <summary>Asks the person.</summary>
    void ShowRequest(ConsentRequestInfo request);

    /// <summary>Leads the person back to the program; the API made the address.</summary>
    void LeadTo(string address);

    /// <summary>Shows the code, which the person takes to the program.</summary>
    void ShowCode(string code);

    /// <summary>The person said no, and the program has no address to which they could be led.</summary>
    void ShowDenied(string message);

    /// <summary>Tells why there is nothing to agree to.</summary>
    void ShowError(string message);
}

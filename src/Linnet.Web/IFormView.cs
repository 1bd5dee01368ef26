namespace Linnet.Web;

/// <summary>A form that says what becomes of it.</summary>
internal interface IFormView
{
    /// <summary>Tells how it is going.</summary>
    void ShowMessage(string message);

    /// <summary>Tells why it failed. What was typed stays, but passwords.</summary>
    void ShowErrors(FormErrors errors);
}

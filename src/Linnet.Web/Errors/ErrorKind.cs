namespace Linnet.Web.Errors;

/// <summary>Why there is no page.</summary>
public enum ErrorKind
{
    /// <summary>Nothing is at the address.</summary>
    NotFound,

    /// <summary>A form came without the proof that it is the site's own.</summary>
    OldForm,

    /// <summary>A form, mostly the picture in it, has too many bytes.</summary>
    TooLarge,

    /// <summary>The visitor may not do this.</summary>
    Forbidden,

    /// <summary>The site failed.</summary>
    Failed,
}

namespace Linnet.Api.OAuth;

/// <summary>Settings of signing in; section <c>OAuth</c>.</summary>
public sealed class OAuthOptions
{
    /// <summary>
    /// True: applications may exchange alias and password for a token (the password grant, which the site and older clients
    /// use); default true.
    /// </summary>
    public bool PasswordGrant { get; set; } = true;
}

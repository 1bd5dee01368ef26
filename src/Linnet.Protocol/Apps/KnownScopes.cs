namespace Linnet.Protocol.Apps;

/// <summary>What tokens may be for, as far as programs have to know it by name.</summary>
public static class KnownScopes
{
    /// <summary>
    /// To let other programs act for the person. Given with a password or a sign-up alone: no code is ever exchanged for it.
    /// </summary>
    public const string Consent = "consent";

    /// <summary>All that a site needs on which people do everything that they can do.</summary>
    public const string Site = "read write follow push profile admin consent";
}

namespace Linnet.Protocol.Client;

/// <summary>The header by which a site tells an API that shares its keys for whom it asks.</summary>
public static class VisitorHeader
{
    /// <summary>Its name.</summary>
    public const string Name = "Linnet-Visitor";

    /// <summary>For what keys the address in it is sealed.</summary>
    public const string Purpose = "Linnet.Visitor";
}

using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Http;

/// <summary>The address that limits are counted for.</summary>
internal static class ClientAddress
{
    private const int SubscriberBytes = 8;

    /// <summary>
    /// An IPv4 address as it is, and the first half of an IPv6 address: the other half is the subscriber's to choose.
    /// </summary>
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <summary>The same for an address; null stands for a connection that has none, such as a local socket.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "local";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? $"{Convert.ToHexString(address.GetAddressBytes().AsSpan(0, SubscriberBytes))}::"
            : address.ToString();
    }
}

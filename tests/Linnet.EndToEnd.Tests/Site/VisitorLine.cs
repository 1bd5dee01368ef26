using System.Net;
using System.Net.Sockets;
using Linnet.Testing.Hosts;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>The ways by which visitors reach a site.</summary>
internal static class VisitorLine
{
    /// <summary>From an address of this machine, such as <c>127.0.0.7</c>.</summary>
    public static HttpClient From(LinnetApp app, string address)
    {
        var handler = Handler();
        handler.ConnectCallback = async (connection, ct) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                await socket.ConnectAsync(connection.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };
        return new HttpClient(handler) { BaseAddress = app.Http.BaseAddress };
    }

    /// <summary>Through something that sets the headers of a proxy.</summary>
    public static HttpClient Through(LinnetApp app, params (string Name, string Value)[] headers)
    {
        var http = new HttpClient(Handler()) { BaseAddress = app.Http.BaseAddress };
        foreach (var (name, value) in headers)
        {
            http.DefaultRequestHeaders.Add(name, value);
        }

        return http;
    }

    private static SocketsHttpHandler Handler() => new() { AllowAutoRedirect = false, UseCookies = false };
}

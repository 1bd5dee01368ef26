using System.Net;
using System.Net.Sockets;
using Linnet.Protocol.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Linnet.Web.Api;

/// <summary>The connections to the API, shared by all visitors.</summary>
internal sealed class ApiConnection : IDisposable
{
    private const int ConnectionsMax = 256;
    private const int HeaderKibibytesMax = 32;

    // By the socket there is one server only: the name means nothing.
    private static readonly Uri AnyHost = new("http://linnet/");

    private readonly HttpClient _calls;
    private readonly HttpClient _streams;

    /// <summary>Opens nothing yet.</summary>
    public ApiConnection(IOptions<WebOptions> options, IHttpContextAccessor contexts, VisitorSeal seal, ApiRoute? route = null)
    {
        if (options.Value.ApiAddress is null && route is null)
        {
            throw new OptionsValidationException(
                "Web", typeof(WebOptions), ["Web:ApiAddress must be set where the API is not part of the process"]);
        }

        // Streams stay open: each takes a connection of its own, and the API limits them.
        _calls = Open(options.Value, contexts, seal, route, ConnectionsMax);
        _streams = Open(options.Value, contexts, seal, route, int.MaxValue);
        Client = new LinnetClient(_calls);
        Streams = new LinnetClient(_streams);
    }

    /// <summary>A client that acts as nobody.</summary>
    public LinnetClient Client { get; }

    /// <summary>The same, for calls that stay open.</summary>
    public LinnetClient Streams { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _calls.Dispose();
        _streams.Dispose();
    }

    private static HttpClient Open(WebOptions options, IHttpContextAccessor contexts, VisitorSeal seal, ApiRoute? route, int connectionsMax)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = connectionsMax,
            EnableMultipleHttp2Connections = true,
            MaxResponseHeadersLength = HeaderKibibytesMax,

            // Nobody traces these calls, and being ready for it costs each of them.
            ActivityHeadersPropagator = null,

            // An address may come to mean another machine.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (options.ApiAddress is null)
        {
            sockets.ConnectCallback = (_, ct) => ConnectAsync(route!.SocketPath, ct);
        }

        var visitors = new VisitorHandler(contexts, options.ApiAddress is null ? null : seal, sockets);
        var client = new HttpClient(visitors) { BaseAddress = options.ApiAddress ?? AnyHost, Timeout = options.ApiTimeout };
        if (options.ApiAddress is null)
        {
            (client.DefaultRequestVersion, client.DefaultVersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        }

        return client;
    }

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

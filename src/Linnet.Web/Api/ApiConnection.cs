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

    private readonly HttpClient _http;

    /// <summary>Opens nothing yet.</summary>
    public ApiConnection(IOptions<WebOptions> options, IHttpContextAccessor contexts, ApiRoute? route = null)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = ConnectionsMax,
            MaxResponseHeadersLength = HeaderKibibytesMax,

            // An address may come to mean another machine.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        var address = options.Value.ApiAddress;
        if (address is null)
        {
            var path = route?.SocketPath ?? throw new OptionsValidationException(
                "Web", typeof(WebOptions), ["Web:ApiAddress must be set where the API is not part of the process"]);
            sockets.ConnectCallback = (_, ct) => ConnectAsync(path, ct);
        }

        _http = new HttpClient(new VisitorHandler(contexts, sockets)) { BaseAddress = address ?? AnyHost, Timeout = options.Value.ApiTimeout };
        Client = new LinnetClient(_http);
    }

    /// <summary>A client that acts as nobody.</summary>
    public LinnetClient Client { get; }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

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

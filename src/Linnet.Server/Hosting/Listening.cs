using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Linnet.Core;
using Linnet.Server.Control;
using Linnet.Server.Settings;
using Linnet.Sqlite;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace Linnet.Server.Hosting;

/// <summary>Where the server listens, and what it bears from its clients.</summary>
internal static class Listening
{
    private const int HeaderBytesMax = 32 * 1024;
    private const int HeadersMax = 100;
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan KeepAliveTimeout = TimeSpan.FromMinutes(2);

    public static void ListenAsSet(this IWebHostBuilder host)
    {
        host.UseKestrel();
        host.ConfigureServices(services =>
        {
            services.AddOptions<KestrelServerOptions>().Configure<IOptions<ListeningOptions>, DataFolder>(
                (kestrel, listening, folder) => Listen(kestrel, listening.Value, folder));
            services.Configure<SocketTransportOptions>(
                sockets => sockets.CreateBoundListenSocket = ControlSocket.BindListener);
            services.AddOptions<HostOptions>().Configure<IOptions<ListeningOptions>>(
                (stop, listening) => stop.ShutdownTimeout = listening.Value.StopTimeout);
        });
    }

    private static void Listen(KestrelServerOptions kestrel, ListeningOptions listening, DataFolder folder)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Limits.RequestBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytesMax;
        kestrel.Limits.MaxRequestHeaderCount = HeadersMax;
        kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
        kestrel.Limits.KeepAliveTimeout = KeepAliveTimeout;
        kestrel.Limits.MaxConcurrentConnections = listening.ConnectionsMax;
        kestrel.Limits.MaxConcurrentUpgradedConnections = listening.ConnectionsMax;
        kestrel.Listen(IPAddress.Parse(listening.Address), listening.Port, endpoint =>
        {
            // Without TLS a client cannot tell that HTTP/2 is spoken.
            endpoint.Protocols = listening.CertificatePath.Length > 0 ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1;
            if (listening.CertificatePath.Length > 0)
            {
                endpoint.UseHttps(https => UseCertificate(https, listening));
            }
        });
        kestrel.ListenUnixSocket(ControlSocket.PathIn(folder), endpoint =>
        {
            // The site's calls share a connection: what many of them send wakes the other side once.
            endpoint.Protocols = HttpProtocols.Http2;
            endpoint.MarkAsControl();
        });
    }

    private static void UseCertificate(HttpsConnectionAdapterOptions https, ListeningOptions listening)
    {
        try
        {
            LoadCertificate(https, listening);
        }
        catch (CryptographicException unreadable)
        {
            throw new OptionsValidationException(
                "Listen", typeof(ListeningOptions), [$"Listen:CertificatePath {listening.CertificatePath} cannot be used: {unreadable.Message}"]);
        }
    }

    private static void LoadCertificate(HttpsConnectionAdapterOptions https, ListeningOptions listening)
    {
        var (file, key, password) = (listening.CertificatePath, listening.CertificateKeyPath, listening.CertificatePassword);
        if (X509Certificate2.GetCertContentType(file) is X509ContentType.Pfx)
        {
            https.ServerCertificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
            return;
        }

        var keyFile = key.Length > 0 ? key : file;
        https.ServerCertificate = password.Length > 0
            ? X509Certificate2.CreateFromEncryptedPemFile(file, password, keyFile)
            : X509Certificate2.CreateFromPemFile(file, keyFile);
        https.ServerCertificateChain = [];
        https.ServerCertificateChain.ImportFromPemFile(file);
    }
}

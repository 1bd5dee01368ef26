using System.Net;
using System.Net.Sockets;
using System.Text;
using Linnet.Sqlite;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace Linnet.Server.Control;

/// <summary>
/// The socket in the data folder by which commands reach the server that holds the folder. Only the server's own user, and
/// root, may open it, and requests that come by it are told from others by a mark on their connection.
/// </summary>
internal static class ControlSocket
{
    // What the address of a Unix socket can hold on Linux.
    private const int PathBytesMax = 107;

    /// <summary>Where the socket of a data folder is.</summary>
    /// <exception cref="OptionsValidationException">The path is too long for a socket.</exception>
    public static string PathIn(DataFolder folder)
    {
        var excess = Encoding.UTF8.GetByteCount(folder.ControlSocket) - PathBytesMax;
        return excess <= 0
            ? folder.ControlSocket
            : throw new OptionsValidationException(
                "Storage",
                typeof(SqliteOptions),
                [$"Storage:Folder is too long by {excess} bytes: the address of the socket in it, {folder.ControlSocket}, can have {PathBytesMax}."]);
    }

    /// <summary>Makes a listener's socket; that of the control socket is closed to other users before anyone can connect.</summary>
    public static Socket BindListener(EndPoint endpoint)
    {
        if (endpoint is not UnixDomainSocketEndPoint)
        {
            return SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        }

        // Left behind by a killed server: the folder's lock is ours by now, so no other one listens there.
        var path = endpoint.ToString()!;
        File.Delete(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(endpoint);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return socket;
    }

    /// <summary>Connects to the server that holds the folder.</summary>
    /// <returns>Null when none listens.</returns>
    /// <exception cref="UnauthorizedAccessException">Another user's server holds the folder.</exception>
    public static async Task<Socket?> TryConnectAsync(DataFolder folder, CancellationToken ct)
    {
        var path = PathIn(folder);
        if (!File.Exists(path))
        {
            return null;
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
            return socket;
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.AccessDenied)
        {
            socket.Dispose();
            throw new UnauthorizedAccessException($"{path} belongs to another user: run the command as the user who runs the server", refused);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>Marks the connections of a listener as those of the control socket.</summary>
    public static void MarkAsControl(this ListenOptions listener) => listener.Use(next => connection =>
    {
        connection.Features.Set(Mark.Instance);
        return next(connection);
    });

    /// <summary>True when the request came by the control socket.</summary>
    public static bool IsControl(this HttpContext context) => context.Features.Get<Mark>() is not null;

    private sealed class Mark
    {
        public static Mark Instance { get; } = new();
    }
}

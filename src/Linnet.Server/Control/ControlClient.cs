using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Linnet.Server.Commands;

namespace Linnet.Server.Control;

/// <summary>Has the server that holds a data folder run a command.</summary>
internal static class ControlClient
{
    /// <summary>Where commands go.</summary>
    public const string Path = "/command";

    // The host's name means nothing: the socket leads to one server.
    private static readonly Uri Address = new("http://linnet/");

    /// <summary>Sends the command over a connected socket, which is closed afterwards, and passes on what it says.</summary>
    /// <returns>The command's exit code.</returns>
    public static async Task<int> RunAsync(Socket socket, CommandRequest request, ICommandOutput output, CancellationToken ct)
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(new NetworkStream(socket, ownsSocket: true)),
        };
        using var client = new HttpClient(handler) { BaseAddress = Address, Timeout = Timeout.InfiniteTimeSpan };
        using var message = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = JsonContent.Create(request),
        };
        using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
        response.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            switch (JsonSerializer.Deserialize<CommandAnswer>(line))
            {
                case { ExitCode: { } code }:
                    return code;
                case { Output: { } said }:
                    await output.SayAsync(said, ct);
                    break;
                case { Error: { } complaint }:
                    await output.ComplainAsync(complaint, ct);
                    break;
            }
        }

        throw new IOException("The server ended before the command did");
    }
}

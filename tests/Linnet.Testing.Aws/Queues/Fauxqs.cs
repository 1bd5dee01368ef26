using System.Text;
using System.Text.Json.Nodes;

namespace Linnet.Testing.Aws.Queues;

/// <summary>Plays SQS and S3: one process for all tests of a run; each test has queues and a bucket with a prefix of its own.</summary>
public static class Fauxqs
{
    // Its own command would listen on every address of the machine.
    private const string Program =
        "import { buildApp } from 'fauxqs'; await buildApp({ logger: false }).listen({ port: Number(process.argv[1]), host: '127.0.0.1' });";

    private static readonly Lazy<Task<EmulatorProcess>> Emulator = new(StartAsync);
    private static readonly HttpClient Http = new();

    /// <summary>Where it answers; the first call starts it.</summary>
    public static async Task<Uri> AddressAsync() => (await Emulator.Value).Address;

    /// <summary>Makes one call to its SQS.</summary>
    /// <param name="action">The action, for instance <c>SendMessage</c>.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="authorization">Who sends it, and to which region.</param>
    /// <param name="ct">Cancels the call.</param>
    internal static async Task<SqsAnswer> CallAsync(string action, JsonObject body, string authorization, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, await AddressAsync())
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0"),
        };
        request.Headers.Add("X-Amz-Target", $"AmazonSQS.{action}");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await Http.SendAsync(request, ct);
        return new((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(ct))!.AsObject());
    }

    private static Task<EmulatorProcess> StartAsync()
    {
        var folder = NpmPackages.Require("fauxqs");

        // npm's own node, where there is one: Debian's may be too old.
        var node = Directory.EnumerateDirectories(Path.Combine(folder, "node_modules"), "node-linux-*")
            .Select(package => Path.Combine(package, "bin/node")).FirstOrDefault() ?? "node";
        return EmulatorProcess.StartAsync(folder, port => [node, "--input-type=module", "--eval", Program, $"{port}"]);
    }
}

/// <summary>What SQS answers.</summary>
/// <param name="Status">The status of HTTP.</param>
/// <param name="Body">The JSON.</param>
internal sealed record SqsAnswer(int Status, JsonObject Body)
{
    public bool IsGood => Status is >= 200 and < 300;

    public static SqsAnswer Good(JsonObject body) => new(200, body);

    /// <summary>An error as SQS words it.</summary>
    public static SqsAnswer Error(int status, string type, string message) => new(status, new() { ["__type"] = type, ["message"] = message });
}

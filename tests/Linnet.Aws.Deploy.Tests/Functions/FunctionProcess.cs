using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Linnet.Testing;

namespace Linnet.Aws.Deploy.Tests.Functions;

/// <summary>
/// A function as Lambda runs it: the published server, started by what Lambda starts, with the variables of the template and of Lambda
/// and with no others. This class takes the part of the adapter: waits until the server answers, and posts to it.
/// </summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private static readonly string Program = Repository.File("artifacts/aws/function/run.sh");
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly TestFolder _folder;
    private readonly IReadOnlyDictionary<string, string> _variables;

    private FunctionProcess(Process process, TestFolder folder, IReadOnlyDictionary<string, string> variables, int port)
    {
        (_process, _folder, _variables) = (process, folder, variables);
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Http = new() { BaseAddress = new($"http://127.0.0.1:{port}"), Timeout = StartsWithin };
    }

    /// <summary>Sends requests to it.</summary>
    public HttpClient Http { get; }

    /// <summary>What it logged.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Starts a function.</summary>
    /// <param name="variables">The variables of the template, with what CloudFormation and Lambda fill in.</param>
    public static async Task<FunctionProcess> StartAsync(IReadOnlyDictionary<string, string> variables)
    {
        File.Exists(Program).ShouldBeTrue($"{Program} is missing: 'deploy/aws/deploy publish' makes it, as ./test does");
        var folder = new TestFolder();
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        // Every sandbox has a port 8080 and a folder /tmp of its own; here all share one machine.
        var port = FreePort();
        start.Environment["LINNET_Listen__Port"] = $"{port}";
        start.Environment["LINNET_Storage__Folder"] = folder.Path;
        var function = new FunctionProcess(Process.Start(start)!, folder, variables, port);
        await Eventually.HoldsAsync(function.AnswersAsync, StartsWithin, "the function answers");
        return function;
    }

    /// <summary>Posts an event, as the adapter does.</summary>
    public async Task<HttpResponseMessage> PostEventAsync(JsonNode body, CancellationToken ct)
    {
        var path = _variables.GetValueOrDefault("AWS_LWA_PASS_THROUGH_PATH", "/events");
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("x-amzn-lambda-context", """{"request_id":"8476a536","deadline":1765000000000}""");
        return await Http.SendAsync(request, ct);
    }

    /// <summary>Posts an event that is to be answered well.</summary>
    public async Task<JsonObject> HandAsync(JsonNode body, CancellationToken ct)
    {
        using var answer = await PostEventAsync(body, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{(int)answer.StatusCode} {text}\n{Log}");
        return text.Length > 0 ? JsonNode.Parse(text)!.AsObject() : [];
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Http.Dispose();
        _folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync()
    {
        _process.HasExited.ShouldBeFalse(Log);
        try
        {
            using var answer = await Http.GetAsync(_variables["AWS_LWA_READINESS_CHECK_PATH"]);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }
}

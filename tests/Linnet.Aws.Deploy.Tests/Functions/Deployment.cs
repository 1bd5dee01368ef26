using System.Text.Json.Nodes;
using Linnet.Testing;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Functions;
using Linnet.Testing.Aws.Queues;
using Linnet.Testing.Hosts;

namespace Linnet.Aws.Deploy.Tests.Functions;

/// <summary>A deployment for production on emulated AWS: every function of the template as a process of its own.</summary>
public sealed class Deployment : IAsyncLifetime
{
    private const string Emulated = "LINNET_Aws__";

    private readonly Dictionary<string, FunctionProcess> _functions = [];
    private PlayedPoller _poller = null!;
    private Template _template = null!;
    private IReadOnlyDictionary<string, string> _aws = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What the names of its tables and queues begin with.</summary>
    public string Prefix { get; } = FunctionApp.NewPrefix();

    /// <summary>Whether SQS is in trouble.</summary>
    public bool QueuesFail
    {
        set => QueueFront.FaultsOf(Prefix).Shares = value ? new Dictionary<CallFault, double> { [CallFault.ServerError] = 1 } : [];
    }

    internal FunctionProcess this[string function] => _functions[function];

    /// <summary>The key that a function signs with.</summary>
    public string KeyOf(string function) => $"{Prefix}-{function}";

    public async ValueTask InitializeAsync()
    {
        _template = await Synthesis.ProductionAsync();
        _aws = await EmulatedAws.MakeAsync(Prefix);
        _poller = await PlayedPoller.OfAsync(Prefix);
        foreach (var function in PolicyTests.Functions.Select(row => row.Data))
        {
            RecordedCalls.Watch(KeyOf(function), Prefix);
            _functions[function] = await FunctionProcess.StartAsync(VariablesOf(function));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var function in _functions.Values)
        {
            await function.DisposeAsync();
        }

        _poller?.Dispose();
        await (await DynamoDbLocal.GateAsync()).RemoveTablesAsync(Prefix);
    }

    /// <summary>Hands over what waits in the queues, as the template connects them with functions, until nothing waits.</summary>
    public async Task DeliverAsync()
    {
        var sources = _template.Of("AWS::Lambda::EventSourceMapping").Select(source => (
            Queue: _template.Behind(source["EventSourceArn"])["QueueName"].GetString()!["linnet-".Length..],
            Function: _template.Behind(source["FunctionName"])["FunctionName"].GetString()!["linnet-".Length..],
            Most: source["BatchSize"].GetInt32())).ToList();
        int handed;
        do
        {
            handed = 0;
            foreach (var (queue, function, most) in sources)
            {
                handed += await _poller.PassOnAsync(queue, most, body => _functions[function].HandAsync(body, Token), Token);
            }
        }
        while (handed > 0);
    }

    /// <summary>Calls housekeeping as its schedule does.</summary>
    public Task KeepHouseAsync() => _functions["housekeeping"].HandAsync(
        new JsonObject { ["source"] = "aws.events", ["detail-type"] = "Scheduled Event", ["detail"] = new JsonObject() }, Token);

    /// <summary>Gives a command, as an operator of the deployment does: from elsewhere, with rights of their own.</summary>
    public async Task CommandAsync(params string[] command)
    {
        var environment = _aws.Append(new("Storage:Kind", "Aws")).ToDictionary(
            setting => $"LINNET_{setting.Key.Replace(":", "__", StringComparison.Ordinal)}", setting => setting.Value);
        using var folder = new TestFolder();
        var given = await LinnetProcess.RunAsync(null, [.. command, "--data", folder.Path], environment);
        given.ExitCode.ShouldBe(0, given.Errors);
    }

    /// <summary>Sets jobs of a status aside.</summary>
    public async Task SetAsideAsync(string statusId, string authorId)
    {
        var update = $$"""{"statusId":{{statusId}},"authorId":{{authorId}},"number":7,"ownerIds":[]}""";
        await _poller.SendAsync("post-status-dead", $$"""{"statusId":{{statusId}},"authorId":{{authorId}},"followersPerJob":250}""", Token);
        await _poller.SendAsync("update-feed-dead", update, Token);
        await _poller.SendAsync("update-feed-express-dead", update, Token);
    }

    /// <summary>The variables of the template, with what CloudFormation fills in, what Lambda adds, and where AWS is emulated.</summary>
    private Dictionary<string, string> VariablesOf(string function)
    {
        var variables = Variables.Of(_template.Function(function));
        variables["LINNET_Aws__Prefix"] = Prefix;
        variables["LINNET_Aws__Bucket"] = $"{Prefix}-media";
        if (variables.ContainsKey("LINNET_Web__ApiAddress"))
        {
            variables["LINNET_Web__ApiAddress"] = _functions["api"].Http.BaseAddress!.ToString();
        }

        foreach (var (name, value) in _aws.Where(setting => setting.Key.EndsWith("Address", StringComparison.Ordinal)))
        {
            variables[$"{Emulated}{name["Aws:".Length..]}"] = value;
        }

        variables["AWS_REGION"] = _aws["Aws:Region"];
        variables["AWS_ACCESS_KEY_ID"] = KeyOf(function);
        variables["AWS_SECRET_ACCESS_KEY"] = "emulated";
        variables["AWS_SESSION_TOKEN"] = "emulated";
        variables["LAMBDA_TASK_ROOT"] = "/var/task";
        variables["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        return variables;
    }
}

/// <summary>Tests of one deployment; its functions are started once for all of them.</summary>
[CollectionDefinition]
public sealed class Deployed : ICollectionFixture<Deployment>;

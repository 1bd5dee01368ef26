using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Constructs;
using Linnet.Deploy.Settings;
using Linnet.Deploy.Storage;
using Linnet.Deploy.Watch;
using LambdaTarget = Amazon.CDK.AWS.Events.Targets.LambdaFunction;
using LambdaTargetProps = Amazon.CDK.AWS.Events.Targets.LambdaFunctionProps;
using ThisAccount = Amazon.CDK.Aws;

namespace Linnet.Deploy.Functions;

/// <summary>The functions, each with a role of its own, and what starts those that work behind requests.</summary>
internal sealed class FunctionSet
{
    // Account and version under which the AWS Lambda Web Adapter is published in every region.
    private const string AdapterAccount = "753240598075";
    private const int AdapterVersion = 26;

    // The server brings .NET along, and Lambda's .NET the library for languages (ICU), which its bare system lacks.
    private static readonly Runtime Dotnet = new("dotnet10", RuntimeFamily.DOTNET_CORE);

    private readonly Dictionary<FunctionPlan, Function> _functions = [];
    private readonly Construct _scope;
    private readonly DeploySettings _settings;

    /// <param name="scope">The stack.</param>
    /// <param name="settings">What was chosen.</param>
    /// <param name="policies">What they may do.</param>
    /// <param name="queues">What they work on.</param>
    /// <param name="environmentOf">Their settings.</param>
    public FunctionSet(
        Construct scope,
        DeploySettings settings,
        Policies policies,
        QueueSet queues,
        Func<FunctionPlan, Dictionary<string, string>> environmentOf)
    {
        (_scope, _settings) = (scope, settings);
        var code = Code.FromAsset(settings.Code);
        foreach (var plan in FunctionPlan.All)
        {
            _functions[plan] = Make(plan, code, policies, environmentOf(plan));
            foreach (var queue in plan.WorksOn)
            {
                Connect(plan, queue, queues);
            }
        }

        StartEveryMinute(FunctionPlan.Housekeeping);
    }

    /// <summary>A function by its plan.</summary>
    public Function this[FunctionPlan plan] => _functions[plan];

    /// <summary>What requests are sent to: the function, or those of its instances that are kept started.</summary>
    public IFunction Served(FunctionPlan plan) => _settings.ProvisionedConcurrency == 0
        ? _functions[plan]
        : new Alias(_scope, $"Served-{plan.Name}", new AliasProps
        {
            AliasName = "served",
            Version = _functions[plan].CurrentVersion,
            ProvisionedConcurrentExecutions = _settings.ProvisionedConcurrency,
        });

    private Function Make(FunctionPlan plan, Code code, Policies policies, Dictionary<string, string> environment)
    {
        var log = Logs.Make(_scope, _settings, $"Log-{plan.Name}", $"/aws/lambda/{_settings.Prefix}-{plan.Name}");
        var role = new Role(_scope, $"Role-{plan.Name}", new RoleProps
        {
            AssumedBy = new ServicePrincipal("lambda.amazonaws.com"),
            Description = $"What Linnet's function {plan.Name} may do",
            InlinePolicies = new Dictionary<string, PolicyDocument> { ["linnet"] = policies.For(plan, log) },
        });
        return new(_scope, $"Function-{plan.Name}", new FunctionProps
        {
            FunctionName = $"{_settings.Prefix}-{plan.Name}",
            Runtime = Dotnet,
            Architecture = _settings.IsArm ? Architecture.ARM_64 : Architecture.X86_64,
            Code = code,
            Handler = "run.sh",
            Layers = [LayerVersion.FromLayerVersionArn(_scope, $"Adapter-{plan.Name}", Adapter())],
            MemorySize = plan.Memory(_settings),
            Timeout = Duration.Seconds(plan.Seconds),
            ReservedConcurrentExecutions = _settings.ReserveConcurrency && plan == FunctionPlan.UpdateFeed
                ? plan.WorksOn.Sum(queue => queue.ConcurrencyMax)
                : null,
            Role = role,
            LogGroup = log,
            Environment = environment,
        });
    }

    private string Adapter()
    {
        var layer = _settings.IsArm ? "LambdaAdapterLayerArm64" : "LambdaAdapterLayerX86";
        return _settings.AdapterLayer.Length > 0
            ? _settings.AdapterLayer
            : $"arn:{ThisAccount.PARTITION}:lambda:{ThisAccount.REGION}:{AdapterAccount}:layer:{layer}:{AdapterVersion}";
    }

    private void Connect(FunctionPlan plan, QueuePlan queue, QueueSet queues) =>
        _ = new EventSourceMapping(_scope, $"Source-{queue.Queue.Name}", new EventSourceMappingProps
        {
            Target = _functions[plan],
            EventSourceArn = queues[queue.Queue].QueueArn,
            BatchSize = queue.BatchSize,
            MaxBatchingWindow = queue.GatherSeconds > 0 ? Duration.Seconds(queue.GatherSeconds) : null,
            MaxConcurrency = queue.ConcurrencyMax,
            ReportBatchItemFailures = true,
        });

    private void StartEveryMinute(FunctionPlan plan)
    {
        // The next minute comes soon enough: no event is tried twice.
        _ = new Rule(_scope, $"Schedule-{plan.Name}", new RuleProps
        {
            RuleName = $"{_settings.Prefix}-{plan.Name}",
            Schedule = Schedule.Rate(Duration.Minutes(1)),
            Targets = [new LambdaTarget(_functions[plan], new LambdaTargetProps { RetryAttempts = 0, MaxEventAge = Duration.Minutes(1) })],
        });
        _functions[plan].ConfigureAsyncInvoke(new EventInvokeConfigOptions { RetryAttempts = 0 });
    }
}

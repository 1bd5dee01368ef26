using System.Text.Json;
using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AWS.Lambda;
using Constructs;
using Linnet.Deploy.Functions;
using Linnet.Deploy.Settings;
using Linnet.Deploy.Watch;
using ThisAccount = Amazon.CDK.Aws;

namespace Linnet.Deploy.Http;

/// <summary>The HTTP API: what belongs to the API goes to one function, everything else to the site.</summary>
internal sealed class HttpFront
{
    // As Linnet.Server divides them in one process.
    private static readonly string[] ApiRoutes =
    [
        "/api", "/oauth", "/media", "/.well-known", "/nodeinfo", "/openapi", "/logs", "/livez", "/readyz",
    ];

    // Among the API's addresses by its standard, but a page.
    private const string Consent = "/oauth/authorize";

    // Paths, never queries: codes and words that people search for stand in those.
    private static readonly string LogFormat = JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["at"] = "$context.requestTime",
        ["id"] = "$context.requestId",
        ["method"] = "$context.httpMethod",
        ["path"] = "$context.path",
        ["status"] = "$context.status",
        ["milliseconds"] = "$context.responseLatency",
        ["functionMilliseconds"] = "$context.integrationLatency",
        ["error"] = "$context.integrationErrorMessage",
    });

    private readonly Construct _scope;
    private readonly CfnApi _api;
    private readonly DeploySettings _settings;

    public HttpFront(Construct scope, DeploySettings settings)
    {
        (_scope, _settings) = (scope, settings);
        _api = new CfnApi(scope, "Http", new CfnApiProps { Name = settings.Prefix, ProtocolType = "HTTP" });
        if (settings.Domain.Length > 0)
        {
            Name = new CfnDomainName(scope, "Domain", new CfnDomainNameProps
            {
                DomainName = settings.Domain,
                DomainNameConfigurations = new[]
                {
                    new CfnDomainName.DomainNameConfigurationProperty
                    {
                        CertificateArn = settings.Certificate,
                        EndpointType = "REGIONAL",
                        SecurityPolicy = "TLS_1_2",
                    },
                },
            });
        }
    }

    /// <summary>The API's number.</summary>
    public string Id => _api.Ref;

    /// <summary>The address that API Gateway gives.</summary>
    public string Address => _api.AttrApiEndpoint;

    /// <summary>The address that people type.</summary>
    public string PublicAddress => _settings.Domain.Length > 0 ? $"https://{_settings.Domain}" : Address;

    /// <summary>The host name of one's own; null: there is none.</summary>
    public CfnDomainName? Name { get; }

    /// <summary>Sends requests to the functions.</summary>
    public void Connect(FunctionSet functions)
    {
        var api = Integrate(FunctionPlan.Api, functions.Served(FunctionPlan.Api));
        var site = Integrate(FunctionPlan.Site, functions.Served(FunctionPlan.Site));
        foreach (var path in ApiRoutes)
        {
            Route($"ANY {path}", api);
            Route($"ANY {path}/{{proxy+}}", api);
        }

        Route($"ANY {Consent}", site);
        Route($"ANY {Consent}/{{proxy+}}", site);
        Route("$default", site);
        Publish();
    }

    private string Integrate(FunctionPlan plan, IFunction function)
    {
        function.AddPermission($"Http-{plan.Name}", new Permission
        {
            Principal = new Amazon.CDK.AWS.IAM.ServicePrincipal("apigateway.amazonaws.com"),
            SourceArn = $"arn:{ThisAccount.PARTITION}:execute-api:{ThisAccount.REGION}:{ThisAccount.ACCOUNT_ID}:{_api.Ref}/*/*",
        });
        var integration = new CfnIntegration(_scope, $"Integration-{plan.Name}", new CfnIntegrationProps
        {
            ApiId = _api.Ref,
            IntegrationType = "AWS_PROXY",
            IntegrationUri = function.FunctionArn,
            PayloadFormatVersion = "2.0",
            TimeoutInMillis = 30_000,
        });
        return $"integrations/{integration.Ref}";
    }

    private void Route(string key, string target) =>
        _ = new CfnRoute(_scope, $"Route-{key}", new CfnRouteProps { ApiId = _api.Ref, RouteKey = key, Target = target });

    private void Publish()
    {
        // API Gateway may write to groups of this beginning without a policy of theirs.
        var log = Logs.Make(_scope, _settings, "Log-http", $"/aws/vendedlogs/{_settings.Prefix}-http");
        var stage = new CfnStage(_scope, "Stage", new CfnStageProps
        {
            ApiId = _api.Ref,
            StageName = "$default",
            AutoDeploy = true,
            DefaultRouteSettings = new CfnStage.RouteSettingsProperty
            {
                ThrottlingRateLimit = _settings.RequestsPerSecond,
                ThrottlingBurstLimit = _settings.RequestBurst,
            },
            AccessLogSettings = new CfnStage.AccessLogSettingsProperty { DestinationArn = log.LogGroupArn, Format = LogFormat },
        });
        if (Name is not null)
        {
            _ = new CfnApiMapping(_scope, "DomainMapping", new CfnApiMappingProps
            {
                ApiId = _api.Ref,
                DomainName = Name.Ref,
                Stage = stage.Ref,
            });
        }
    }
}

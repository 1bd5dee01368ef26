using System.Globalization;
using Linnet.Deploy.Settings;
using Linnet.Deploy.Storage;

namespace Linnet.Deploy.Functions;

/// <summary>The settings of the functions: those of the server (<c>LINNET_…</c>, docs/settings.md) and of the adapter before it.</summary>
/// <param name="settings">What was chosen.</param>
/// <param name="media">Where avatars are.</param>
/// <param name="apiAddress">Where API Gateway answers.</param>
/// <param name="publicAddress">What people type.</param>
internal sealed class FunctionEnvironment(DeploySettings settings, MediaStore media, string apiAddress, string publicAddress)
{
    private const string Port = "8080";
    private const string Briefly = "00:00:01";

    // One job is two and a half seconds of the budget, whatever that is: it ends well within a function's time.
    private int FollowersPerJob => Math.Max(1, settings.FeedWriteUnits * 5 / 2);

    /// <summary>The environment of a function.</summary>
    public Dictionary<string, string> Of(FunctionPlan plan)
    {
        var environment = ForAll(plan);
        if (plan.TakesEvents)
        {
            environment["AWS_LWA_PASS_THROUGH_PATH"] = "/events";

            // Unless told otherwise the adapter takes every answer for success, and the messages would be gone.
            environment["AWS_LWA_ERROR_STATUS_CODES"] = "400-599";
        }
        else
        {
            environment["LINNET_Server__PublicUrl"] = publicAddress;
            environment["LINNET_Server__TrustedProxies__0"] = "127.0.0.1";
        }

        if (plan == FunctionPlan.Api)
        {
            var (name, value) = media.Address is { } address ? ("LINNET_Aws__MediaAddress", address) : ("LINNET_Aws__PresignMedia", "true");
            environment[name] = value;

            // A person's next request may meet another instance: what is read is kept for as short as may be.
            environment["LINNET_ReadCache__MaxAge"] = Briefly;
            environment["LINNET_Sessions__RecheckAfter"] = Briefly;

            // Half of a sandbox's disk; the log is an instance's own, and ends with it.
            environment["LINNET_RequestLog__MegabytesMax"] = "256";
        }
        else if (plan == FunctionPlan.Site)
        {
            environment["LINNET_Web__ApiAddress"] = apiAddress;
        }

        return environment;
    }

    private Dictionary<string, string> ForAll(FunctionPlan plan) => new()
    {
        ["LINNET_Storage__Kind"] = "Aws",
        ["LINNET_Storage__Folder"] = "/tmp/linnet",
        ["LINNET_Aws__Function"] = plan.Part,
        ["LINNET_Aws__Prefix"] = settings.Prefix,
        ["LINNET_Aws__Bucket"] = media.Bucket.BucketName,
        ["LINNET_Aws__FeedWriteUnits"] = settings.FeedWriteUnits.ToString(CultureInfo.InvariantCulture),
        ["LINNET_FanOut__FollowersPerJob"] = FollowersPerJob.ToString(CultureInfo.InvariantCulture),
        ["LINNET_Listen__Port"] = Port,
        ["AWS_LAMBDA_EXEC_WRAPPER"] = "/opt/bootstrap",
        ["AWS_LWA_PORT"] = Port,
        ["AWS_LWA_READINESS_CHECK_PATH"] = "/livez",
    };
}

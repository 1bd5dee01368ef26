using Amazon.CDK;
using Amazon.CDK.AWS.Logs;
using Constructs;
using Linnet.Deploy.Settings;

namespace Linnet.Deploy.Watch;

/// <summary>Where things are written that somebody may have to look up.</summary>
internal static class Logs
{
    /// <summary>Makes a group that goes with the stack, and forgets after the days that were chosen.</summary>
    public static LogGroup Make(Construct scope, DeploySettings settings, string id, string name)
    {
        var group = new LogGroup(scope, id, new LogGroupProps { LogGroupName = name, RemovalPolicy = RemovalPolicy.DESTROY });
        ((CfnLogGroup)group.Node.DefaultChild!).RetentionInDays = settings.LogDays;
        return group;
    }
}

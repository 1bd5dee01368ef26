using Amazon.CDK;
using Constructs;
using Linnet.Deploy.Functions;
using Linnet.Deploy.Http;
using Linnet.Deploy.Settings;
using Linnet.Deploy.Storage;
using Linnet.Deploy.Watch;

namespace Linnet.Deploy;

/// <summary>All of Linnet in one region: what docs/aws.md describes.</summary>
internal sealed class LinnetStack : Stack
{
    public LinnetStack(Construct scope, DeploySettings settings)
        : base(scope, settings.Prefix, new StackProps
        {
            Description = "Linnet, a microblogging server",
            TerminationProtection = settings.KeepData,
            Tags = new Dictionary<string, string> { ["linnet"] = settings.Prefix },
        })
    {
        var tables = new TableSet(this, settings);
        var queues = new QueueSet(this, settings);
        var media = new MediaStore(this, settings);
        var front = new HttpFront(this, settings);
        var environment = new FunctionEnvironment(settings, media, front.Address, front.PublicAddress);
        var functions = new FunctionSet(this, settings, new Policies(tables, queues, media), queues, environment.Of);
        front.Connect(functions);

        var signs = new VitalSigns(tables, queues, functions, front);
        Alarms.Add(this, settings, signs);
        Board.Add(this, settings, signs);

        Output("Address", front.PublicAddress, "Where people reach the site and apps the API");
        Output("Bucket", media.Bucket.BucketName, "Where avatars are");
        if (front.Name is { } name)
        {
            Output("DomainTarget", name.AttrRegionalDomainName, $"What the name {settings.Domain} has to lead to (CNAME)");
        }
    }

    private void Output(string name, string value, string description) =>
        _ = new CfnOutput(this, name, new CfnOutputProps { Value = value, Description = description });
}

using Amazon.CDK;
using Linnet.Deploy;
using Linnet.Deploy.Settings;

// The command line of CDK starts this program with the settings in the environment, and reads what it writes.
var settings = DeploySettings.Read(SettingsReader.FromContext(System.Environment.GetEnvironmentVariable("CDK_CONTEXT_JSON")), out var problems);
if (settings is null)
{
    foreach (var problem in problems)
    {
        Console.Error.WriteLine($"deploy/aws: {problem}");
    }

    return 2;
}

var app = new App();
_ = new LinnetStack(app, settings);
app.Synth();
return 0;

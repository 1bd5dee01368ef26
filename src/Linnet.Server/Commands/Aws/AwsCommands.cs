using System.CommandLine;

namespace Linnet.Server.Commands.Aws;

/// <summary><c>linnet aws …</c></summary>
internal static class AwsCommands
{
    public static Command Create() => new("aws", "Let a deployment on AWS cost less while nobody needs it")
    {
        new AwsPauseCommand(pauses: true),
        new AwsPauseCommand(pauses: false),
    };
}

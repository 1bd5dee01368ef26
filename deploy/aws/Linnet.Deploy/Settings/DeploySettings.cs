using System.Globalization;

namespace Linnet.Deploy.Settings;

/// <summary>What can be chosen of a deployment. docs/aws.md has them in a table.</summary>
internal sealed record DeploySettings
{
    /// <summary>The bound that Linnet's feeds are made for: more is never taken by mistake.</summary>
    public const int FeedWriteUnitsMax = 100;

    /// <summary>True: made to serve many people; false: made to cost next to nothing.</summary>
    public required bool IsProduction { get; init; }

    /// <summary>What every name begins with.</summary>
    public required string Prefix { get; init; }

    /// <summary>A host name of one's own; empty: the address that API Gateway gives.</summary>
    public required string Domain { get; init; }

    /// <summary>The ARN of the certificate for <see cref="Domain"/>.</summary>
    public required string Certificate { get; init; }

    /// <summary>Who is written to by alarms; empty: nobody.</summary>
    public required string AlarmMail { get; init; }

    /// <summary>Write units of the feeds: what all deliveries together may take in a second.</summary>
    public required int FeedWriteUnits { get; init; }

    /// <summary>Read units of the feeds.</summary>
    public required int FeedReadUnits { get; init; }

    /// <summary>True: processors of ARM, else of Intel's kind.</summary>
    public required bool IsArm { get; init; }

    /// <summary>The ARN of the layer with the AWS Lambda Web Adapter; empty: the published one of the region.</summary>
    public required string AdapterLayer { get; init; }

    /// <summary>The folder with the published server.</summary>
    public required string Code { get; init; }

    /// <summary>Memory of the function with the API in MiB; processor time grows with it.</summary>
    public required int MemoryApi { get; init; }

    /// <summary>Memory of the function with the site in MiB.</summary>
    public required int MemorySite { get; init; }

    /// <summary>Memory of every other function in MiB.</summary>
    public required int MemoryWorkers { get; init; }

    /// <summary>Instances of the API and of the site that are always kept started; 0: none.</summary>
    public required int ProvisionedConcurrency { get; init; }

    /// <summary>Whether the workers of feeds keep their share of the account's concurrency for themselves.</summary>
    public required bool ReserveConcurrency { get; init; }

    /// <summary>True: avatars are served by CloudFront; false: by addresses that are signed for a while.</summary>
    public required bool IsMediaByCloudFront { get; init; }

    /// <summary>Whether tables and images outlive the stack.</summary>
    public required bool KeepData { get; init; }

    /// <summary>Whether tables can be restored as they were at any second of the last 35 days.</summary>
    public required bool Recovery { get; init; }

    /// <summary>Requests in a second that the HTTP API lets through in the long run.</summary>
    public required int RequestsPerSecond { get; init; }

    /// <summary>Requests that it lets through at once.</summary>
    public required int RequestBurst { get; init; }

    /// <summary>How many days logs are kept.</summary>
    public required int LogDays { get; init; }

    /// <summary>Takes all settings, or says what is wrong with them.</summary>
    public static DeploySettings? Read(SettingsReader reader, out IReadOnlyList<string> problems)
    {
        var isProduction = reader.OneOf("kind", "cheap", "cheap", "production") == "production";
        var settings = new DeploySettings
        {
            IsProduction = isProduction,
            Prefix = reader.Text(
                "prefix", "[a-z][a-z0-9-]{0,18}[a-z0-9]", "2 to 20 small letters, digits and hyphens, such as linnet", "linnet"),
            Domain = reader.Text("domain", @"(?:[a-z0-9-]+\.)+[a-z]{2,}", "a host name such as linnet.example"),
            Certificate = reader.Text(
                "certificate", "arn:aws[a-z-]*:acm:[^:]+:[0-9]{12}:certificate/.+", "the ARN of a certificate in ACM, in the stack's region"),
            AlarmMail = reader.Text("alarmMail", "[^@ ]+@[^@ ]+", "an address of e-mail"),
            FeedWriteUnits = reader.Number("feedWriteUnits", isProduction ? FeedWriteUnitsMax : 5, 1, FeedWriteUnitsMax),
            FeedReadUnits = reader.Number("feedReadUnits", isProduction ? 50 : 5, 1, 10_000),
            IsArm = reader.OneOf("architecture", "x86_64", "x86_64", "arm64") == "arm64",
            AdapterLayer = reader.Text(
                "adapterLayer", "arn:aws[a-z-]*:lambda:[^:]+:[0-9]{12}:layer:[^:]+:[0-9]+", "the ARN of a version of a layer"),
            Code = reader.Text("code", ".+", "a folder", "../../artifacts/aws/function"),
            MemoryApi = reader.Number("memoryApi", 1024, 256, 10_240),
            MemorySite = reader.Number("memorySite", 1024, 256, 10_240),
            MemoryWorkers = reader.Number("memoryWorkers", 512, 256, 10_240),
            ProvisionedConcurrency = reader.Number("provisionedConcurrency", 0, 0, 1_000),
            ReserveConcurrency = reader.Flag("reserveConcurrency", false),
            IsMediaByCloudFront = reader.OneOf("media", "presigned", "presigned", "cloudfront") == "cloudfront",
            KeepData = reader.Flag("keepData", isProduction),
            Recovery = reader.Flag("recovery", isProduction),
            RequestsPerSecond = reader.Number("requestsPerSecond", isProduction ? 500 : 50, 1, 10_000),
            RequestBurst = reader.Number("requestBurst", isProduction ? 1_000 : 100, 1, 5_000),
            LogDays = int.Parse(
                reader.OneOf("logDays", isProduction ? "30" : "7", "1", "3", "5", "7", "14", "30", "60", "90", "180", "365"),
                CultureInfo.InvariantCulture),
        };
        settings.CheckTogether(reader);
        problems = reader.Problems;
        return problems.Count == 0 ? settings : null;
    }

    private void CheckTogether(SettingsReader reader)
    {
        if (Domain.Length > 0 != Certificate.Length > 0)
        {
            reader.Refuse("domain and certificate belong together: set both, or neither");
        }

        if (!Directory.Exists(Code))
        {
            reader.Refuse($"code is '{Code}', where there is no folder: 'deploy/aws/deploy publish' makes it");
        }
    }
}

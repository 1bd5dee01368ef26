using System.ComponentModel.DataAnnotations;

namespace Linnet.Aws;

/// <summary>Which part of Linnet a process is, where the parts are functions of their own.</summary>
public enum AwsFunction
{
    /// <summary>No function: a process that runs until it is stopped, with the parts that its other settings say.</summary>
    None,

    /// <summary>The API.</summary>
    Api,

    /// <summary>The site; it reaches the API by <c>Web:ApiAddress</c>.</summary>
    Site,

    /// <summary>Works on the first queue.</summary>
    PostStatus,

    /// <summary>Works on the second queue and its express twin.</summary>
    UpdateFeed,

    /// <summary>Counts likes.</summary>
    Likes,

    /// <summary>Makes new statuses findable.</summary>
    Index,

    /// <summary>Started by a schedule: sends again what was not handed over, and removes what deleted accounts left behind.</summary>
    Housekeeping,
}

/// <summary>Settings of the store on AWS. Credentials come from the usual chain: environment, profile, container or instance role.</summary>
public sealed class AwsOptions : IValidatableObject
{
    /// <summary>The region, for instance <c>eu-central-1</c>; empty (the default): as the environment says.</summary>
    public string Region { get; set; } = "";

    /// <summary>What the names of all tables and queues begin with; default <c>linnet</c>.</summary>
    [RegularExpression("[A-Za-z0-9_-]{1,40}")]
    public string Prefix { get; set; } = "linnet";

    /// <summary>Which part this process is, as a function of AWS Lambda; default <c>None</c>.</summary>
    public AwsFunction Function { get; set; }

    /// <summary>
    /// Read and write units a second of each table and index that <c>linnet seed</c> loads, while it runs, where they are less otherwise;
    /// 1 to 40,000, default 500. Tables that are paid by request are left alone.
    /// </summary>
    [Range(1, 40_000)]
    public int SeedUnits { get; set; } = 500;

    /// <summary>Units a second that all processes together write to the feeds, 1 to 40,000; default 100. The table needs as many.</summary>
    [Range(1, 40_000)]
    public int FeedWriteUnits { get; set; } = 100;

    /// <summary>Address of DynamoDB, for an emulator or a private endpoint; empty (the default): the region's.</summary>
    public string DynamoDbAddress { get; set; } = "";

    /// <summary>Address of SQS, for an emulator or a private endpoint; empty (the default): the region's.</summary>
    public string SqsAddress { get; set; } = "";

    /// <summary>Address of S3, for an emulator or a private endpoint; empty (the default): the region's.</summary>
    public string S3Address { get; set; } = "";

    /// <summary>Address of AWS Lambda, for an emulator or a private endpoint; empty (the default): the region's.</summary>
    public string LambdaAddress { get; set; } = "";

    /// <summary>Address of EventBridge, for an emulator or a private endpoint; empty (the default): the region's.</summary>
    public string EventsAddress { get; set; } = "";

    /// <summary>The bucket with the images; empty (the default): that of the prefix, with <c>-media</c> behind it.</summary>
    [RegularExpression("([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?")]
    public string Bucket { get; set; } = "";

    /// <summary>
    /// Address under which everybody reads images without Linnet: that of the bucket or of a content delivery network before it;
    /// empty (the default): the API serves them.
    /// </summary>
    public string MediaAddress { get; set; } = "";

    /// <summary>
    /// True: who asks the API for an image is sent to the private bucket, with an address that serves for a while. Default false.
    /// Nothing to choose where there is a <see cref="MediaAddress"/>.
    /// </summary>
    public bool PresignMedia { get; set; }

    /// <summary>Minutes that such an address serves, 2 to 10,080 (a week); default 60.</summary>
    [Range(2, 10_080)]
    public int PresignMinutes { get; set; } = 60;

    /// <summary>The bucket's name.</summary>
    internal string BucketName => Bucket.Length > 0 ? Bucket : $"{Prefix}-media";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from setting in new[]
        {
            (Name: nameof(DynamoDbAddress), Address: DynamoDbAddress),
            (Name: nameof(SqsAddress), Address: SqsAddress),
            (Name: nameof(S3Address), Address: S3Address),
            (Name: nameof(LambdaAddress), Address: LambdaAddress),
            (Name: nameof(EventsAddress), Address: EventsAddress),
            (Name: nameof(MediaAddress), Address: MediaAddress),
        }
        where setting.Address.Length > 0 && !IsHttp(setting.Address)
        select new ValidationResult($"is '{setting.Address}', but must be an address such as http://127.0.0.1:8000", [setting.Name]);

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}

using System.ComponentModel.DataAnnotations;

namespace Linnet.Aws;

/// <summary>Settings of the store on AWS. Credentials come from the usual chain: environment, profile, container or instance role.</summary>
public sealed class AwsOptions : IValidatableObject
{
    /// <summary>The region, for instance <c>eu-central-1</c>; empty (the default): as the environment says.</summary>
    public string Region { get; set; } = "";

    /// <summary>What the names of all tables and queues begin with; default <c>linnet</c>.</summary>
    [RegularExpression("[A-Za-z0-9_-]{1,40}")]
    public string Prefix { get; set; } = "linnet";

    /// <summary>Address of DynamoDB, for an emulator or a private endpoint; empty (the default): the region's.</summary>
    public string DynamoDbAddress { get; set; } = "";

    /// <summary>Address of SQS, for an emulator or a private endpoint; empty (the default): the region's.</summary>
    public string SqsAddress { get; set; } = "";

    /// <summary>Address of S3, for an emulator or a private endpoint; empty (the default): the region's.</summary>
    public string S3Address { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from setting in new[]
        {
            (Name: nameof(DynamoDbAddress), Address: DynamoDbAddress),
            (Name: nameof(SqsAddress), Address: SqsAddress),
            (Name: nameof(S3Address), Address: S3Address),
        }
        where setting.Address.Length > 0 && !IsHttp(setting.Address)
        select new ValidationResult($"is '{setting.Address}', but must be an address such as http://127.0.0.1:8000", [setting.Name]);

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}

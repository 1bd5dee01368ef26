using Amazon.CDK;
using Amazon.CDK.AWS.CloudFront;
using Amazon.CDK.AWS.CloudFront.Origins;
using Amazon.CDK.AWS.S3;
using Constructs;
using Linnet.Deploy.Settings;
using ThisAccount = Amazon.CDK.Aws;

namespace Linnet.Deploy.Storage;

/// <summary>The bucket with avatars. Nobody reads it by its own address.</summary>
internal sealed class MediaStore
{
    public MediaStore(Construct scope, DeploySettings settings)
    {
        Bucket = new Bucket(scope, "Media", new BucketProps
        {
            BucketName = $"{settings.Prefix}-media-{ThisAccount.ACCOUNT_ID}-{ThisAccount.REGION}",
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
            Encryption = BucketEncryption.S3_MANAGED,
            EnforceSSL = true,
            RemovalPolicy = settings.KeepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
        });
        if (settings.IsMediaByCloudFront)
        {
            Address = $"https://{Distribute(scope).DistributionDomainName}";
        }
    }

    /// <summary>The bucket.</summary>
    public Bucket Bucket { get; }

    /// <summary>Where everybody reads avatars; null: by addresses that the API signs.</summary>
    public string? Address { get; }

    /// <summary>What policies call the avatars.</summary>
    public string Objects => $"{Bucket.BucketArn}/*";

    // Names of avatars are drawn anew for each, so what is kept never grows old.
    private Distribution Distribute(Construct scope) => new(scope, "MediaDistribution", new DistributionProps
    {
        Comment = "Linnet's avatars",
        DefaultBehavior = new BehaviorOptions
        {
            Origin = S3BucketOrigin.WithOriginAccessControl(Bucket),
            ViewerProtocolPolicy = ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
            AllowedMethods = AllowedMethods.ALLOW_GET_HEAD,
            CachePolicy = CachePolicy.CACHING_OPTIMIZED,
            ResponseHeadersPolicy = ResponseHeadersPolicy.SECURITY_HEADERS,
        },
        PriceClass = PriceClass.PRICE_CLASS_100,
        HttpVersion = HttpVersion.HTTP2_AND_3,
    });
}

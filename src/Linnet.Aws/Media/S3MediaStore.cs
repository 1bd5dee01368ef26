using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Linnet.Core.Media;
using Microsoft.Extensions.Options;

namespace Linnet.Aws.Media;

/// <summary>Keeps images as objects of a bucket, under their keys.</summary>
internal sealed class S3MediaStore(IAmazonS3 client, IOptions<AwsOptions> options, TimeProvider time) : IMediaStore
{
    private const string ForEver = "public, max-age=31536000, immutable";

    private readonly string _bucket = options.Value.BucketName;

    public string? PublicAddress => options.Value.MediaAddress is { Length: > 0 } address ? address.TrimEnd('/') : null;

    public Task SaveAsync(string key, string contentType, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        if (!MediaKey.IsKey(key))
        {
            throw new ArgumentException("The key is none of a media store's.", nameof(key));
        }

        var request = new PutObjectRequest
        {
            BucketName = _bucket,
            Key = key,
            ContentType = contentType,
            InputStream = new MemoryStream(content.ToArray(), writable: false),
        };
        request.Headers.CacheControl = ForEver;
        return client.PutObjectAsync(request, ct);
    }

    public async ValueTask<Stream?> OpenAsync(string key, CancellationToken ct)
    {
        if (!MediaKey.IsKey(key))
        {
            return null;
        }

        try
        {
            return (await client.GetObjectAsync(_bucket, key, ct)).ResponseStream;
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task DeleteAsync(string key, CancellationToken ct) =>
        MediaKey.IsKey(key) ? client.DeleteObjectAsync(_bucket, key, ct) : Task.CompletedTask;

    public async ValueTask<PassingAddress?> PresignAsync(string key, CancellationToken ct)
    {
        if (!options.Value.PresignMedia || !MediaKey.IsKey(key))
        {
            return null;
        }

        var validFor = TimeSpan.FromMinutes(options.Value.PresignMinutes);
        var address = await client.GetPreSignedURLAsync(new()
        {
            BucketName = _bucket,
            Key = key,
            Expires = (time.GetUtcNow() + validFor).UtcDateTime,
            Protocol = options.Value.S3Address.StartsWith("http:", StringComparison.Ordinal) ? Protocol.HTTP : Protocol.HTTPS,
        });
        return new(new Uri(address), validFor);
    }
}

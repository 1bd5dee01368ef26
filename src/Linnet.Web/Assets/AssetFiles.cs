using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Linnet.Web.Assets;

/// <summary>
/// The files that pages load: styles, script, icons. They are part of the program, kept compressed, and bear their content's
/// hash in their names, so that browsers may keep them for good.
/// </summary>
internal static class AssetFiles
{
    private const int HashBytes = 6;
    private const string Kept = "public, max-age=31536000, immutable";

    private static readonly FrozenDictionary<string, Asset> ByName = Load().ToFrozenDictionary(asset => asset.Name);
    private static readonly FrozenDictionary<string, Asset> ByAddress = ByName.Values.ToFrozenDictionary(asset => asset.Address);

    /// <summary>Where a file is.</summary>
    /// <param name="name">Its name in the sources, such as <c>site.css</c>.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static string Address(string name) => ByName[name].Address;

    /// <summary>Sends a file under its address for good, or under its plain name for a day.</summary>
    public static async Task SendAsync(HttpContext context, string path, string? plainName = null)
    {
        var response = context.Response;
        if (!(plainName is null ? ByAddress : ByName).TryGetValue(plainName ?? path, out var asset))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var (encoding, bytes) = asset.For(context.Request.Headers.AcceptEncoding.ToString());
        response.ContentType = asset.ContentType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = plainName is null ? Kept : "public, max-age=86400";
        if (asset.IsCompressed)
        {
            response.Headers.Vary = "Accept-Encoding";
        }

        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static IEnumerable<Asset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return new Asset(name, bytes);
        }
    }

    private sealed class Asset
    {
        private readonly byte[] _plain;
        private readonly Lazy<byte[]> _brotli;
        private readonly Lazy<byte[]> _gzip;

        public Asset(string name, byte[] bytes)
        {
            var dot = name.LastIndexOf('.');
            Name = name;
            (ContentType, IsCompressed) = TypeOf(name[dot..]);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, HashBytes));
            Address = $"/assets/{name[..dot]}.{hash}{name[dot..]}";
            _plain = bytes;
            _brotli = new(() => Compress(bytes, static to => new BrotliStream(to, CompressionLevel.SmallestSize)));
            _gzip = new(() => Compress(bytes, static to => new GZipStream(to, CompressionLevel.SmallestSize)));
        }

        public string Name { get; }

        public string Address { get; }

        public string ContentType { get; }

        public bool IsCompressed { get; }

        public (string? Encoding, ReadOnlyMemory<byte> Bytes) For(string accepted) => accepted switch
        {
            _ when !IsCompressed => (null, _plain),
            _ when accepted.Contains("br", StringComparison.Ordinal) => ("br", _brotli.Value),
            _ when accepted.Contains("gzip", StringComparison.Ordinal) => ("gzip", _gzip.Value),
            _ => (null, _plain),
        };

        private static (string Type, bool IsCompressed) TypeOf(string extension) => extension switch
        {
            ".css" => ("text/css; charset=utf-8", true),
            ".js" => ("text/javascript; charset=utf-8", true),
            ".svg" => ("image/svg+xml", true),
            ".png" => ("image/png", false),
            _ => throw new InvalidOperationException($"No content type is known for {extension}"),
        };

        private static byte[] Compress(byte[] bytes, Func<Stream, Stream> compressor)
        {
            var target = new MemoryStream();
            using (var stream = compressor(target))
            {
                stream.Write(bytes);
            }

            return target.ToArray();
        }
    }
}

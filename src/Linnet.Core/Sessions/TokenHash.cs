using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Linnet.Core.Sessions;

/// <summary>SHA-256 of a secret that a client holds: a token, an authorization code, an application's secret.</summary>
/// <param name="A">First eight bytes.</param>
/// <param name="B">Second eight bytes.</param>
/// <param name="C">Third eight bytes.</param>
/// <param name="D">Last eight bytes.</param>
public readonly record struct TokenHash(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = 32;

    /// <summary>The hash of <paramref name="secret"/>.</summary>
    public static TokenHash Of(ReadOnlySpan<char> secret)
    {
        // Ours are short; anything longer is somebody's guess, and is hashed all the same.
        var count = Encoding.UTF8.GetByteCount(secret);
        Span<byte> utf8 = count <= 256 ? stackalloc byte[count] : new byte[count];
        Encoding.UTF8.GetBytes(secret, utf8);
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(utf8, hash);
        return FromBytes(hash);
    }

    /// <summary>A stored hash.</summary>
    public static TokenHash FromBytes(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]));

    /// <summary>The hash as a store keeps it.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, A);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), B);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(16), C);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(24), D);
        return bytes;
    }

    /// <inheritdoc/>
    public override string ToString() => "(hash)";
}

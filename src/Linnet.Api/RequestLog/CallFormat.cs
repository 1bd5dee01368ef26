using System.Buffers.Binary;
using System.Text;
using Linnet.Core;

namespace Linnet.Api.RequestLog;

/// <summary>
/// A call in bytes: one for a common method, or 0 and the method's length and name; then the path's length in two bytes, and the
/// path in UTF-8. A path past <see cref="Limits.RequestLogPathChars"/> is cut there.
/// </summary>
internal static class CallFormat
{
    /// <summary>Room that any call fits in.</summary>
    public const int BytesMax = 2 + MethodChars + sizeof(ushort) + (Limits.RequestLogPathChars * Utf8BytesPerChar);

    private const int MethodChars = 32;
    private const int Utf8BytesPerChar = 3;

    // The place of a method is its code: only append.
    private static readonly string[] Methods = ["", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    /// <summary>The bytes that a call takes at most.</summary>
    public static int Bound(string path) => BytesMax - ((Limits.RequestLogPathChars - Kept(path)) * Utf8BytesPerChar);

    /// <summary>Writes a call.</summary>
    /// <returns>The bytes written.</returns>
    public static int Write(Span<byte> target, string method, string path)
    {
        var length = WriteMethod(target, method);
        var bytes = Encoding.UTF8.GetBytes(path.AsSpan(0, Kept(path)), target[(length + sizeof(ushort))..]);
        BinaryPrimitives.WriteUInt16LittleEndian(target[length..], (ushort)bytes);
        return length + sizeof(ushort) + bytes;
    }

    /// <summary>Reads the call that <paramref name="source"/> begins with.</summary>
    /// <returns>The call's bytes; 0: it is not there as a whole.</returns>
    public static int Read(ReadOnlySpan<byte> source, out string method, out ReadOnlySpan<byte> path)
    {
        method = "";
        path = default;
        var start = ReadMethod(source, ref method);
        if (start == 0 || source.Length < start + sizeof(ushort))
        {
            return 0;
        }

        var end = start + sizeof(ushort) + BinaryPrimitives.ReadUInt16LittleEndian(source[start..]);
        if (source.Length < end)
        {
            return 0;
        }

        path = source[(start + sizeof(ushort))..end];
        return end;
    }

    private static int Kept(string path) => Math.Min(path.Length, Limits.RequestLogPathChars);

    private static int WriteMethod(Span<byte> target, string method)
    {
        var code = Math.Max(0, Array.IndexOf(Methods, method));
        target[0] = (byte)code;
        if (code > 0)
        {
            return 1;
        }

        // HTTP's methods are ASCII.
        target[1] = (byte)Math.Min(method.Length, MethodChars);
        return 2 + Encoding.ASCII.GetBytes(method.AsSpan(0, target[1]), target[2..]);
    }

    private static int ReadMethod(ReadOnlySpan<byte> source, ref string method)
    {
        if (source.IsEmpty)
        {
            return 0;
        }

        if (source[0] > 0)
        {
            method = Methods[source[0]];
            return 1;
        }

        if (source.Length < 2 || source.Length < 2 + source[1])
        {
            return 0;
        }

        method = Encoding.ASCII.GetString(source.Slice(2, source[1]));
        return 2 + source[1];
    }
}

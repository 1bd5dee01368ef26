namespace Linnet.Protocol.Instances;

/// <summary>A small picture that stands for a code in a text.</summary>
/// <param name="Shortcode">The code, without colons.</param>
/// <param name="Url">Where the picture is.</param>
/// <param name="StaticUrl">Where it is without animation.</param>
/// <param name="VisibleInPicker">Whether clients should offer it.</param>
/// <param name="Category">What it is sorted under.</param>
public sealed record CustomEmoji(
    string Shortcode, string Url, string StaticUrl, bool VisibleInPicker, string? Category);

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Linnet.Core.Statuses;

/// <summary>Puts HTML together; text can only get in encoded, for elements and for quoted attributes alike.</summary>
internal sealed class HtmlBuilder(int capacity)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly ArrayBufferWriter<char> _html = new(capacity);

    public void Markup(string constant) => _html.Write(constant);

    public void Text(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var room = _html.GetSpan(text.Length + Encoder.MaxOutputCharactersPerInputCharacter);
            Encoder.Encode(text, room, out var read, out var written);
            _html.Advance(written);
            text = text[read..];
        }
    }

    public override string ToString() => _html.WrittenSpan.ToString();
}

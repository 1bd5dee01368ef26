using AngleSharp.Html.Dom;
using Linnet.EndToEnd.Tests.Http;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>A form of a page as somebody filled it in.</summary>
/// <param name="Form">The form's selector.</param>
internal sealed record FilledForm(string Form)
{
    /// <summary>What was typed; the last value of a name holds, all other fields go as the page has them.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; init; } = [];

    /// <summary>The value of the button that is pressed; null: the first one.</summary>
    public string? Button { get; init; }

    /// <summary>A file for one of the fields.</summary>
    public (string Field, byte[] Content)? File { get; init; }

    /// <summary>The part that the script would ask for; null: it is sent without script.</summary>
    public string? Part { get; init; }

    /// <summary>What a browser sends.</summary>
    public IReadOnlyList<(string Name, string Value)> FieldsOf(IHtmlFormElement form)
    {
        var fields = new List<(string Name, string Value)>();
        foreach (var element in form.Elements)
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { IsDisabled: false, Type: "checkbox" or "radio", IsChecked: true } box => (box.Name, box.Value),
                IHtmlInputElement { IsDisabled: false, Type: not ("checkbox" or "radio" or "file" or "submit") } input => (input.Name, input.Value),
                IHtmlTextAreaElement { IsDisabled: false } area => (area.Name, area.Value),
                IHtmlSelectElement { IsDisabled: false } select => (select.Name, select.Value),
                _ => (null, null),
            };
            if (!string.IsNullOrEmpty(name))
            {
                fields.Add((name, value ?? ""));
            }
        }

        if (Pressed(form) is { Name: { Length: > 0 } pressed } button)
        {
            fields.Add((pressed, button.Value ?? ""));
        }

        foreach (var typed in Fields)
        {
            fields.RemoveAll(field => field.Name == typed.Name);
            fields.Add(typed);
        }

        return fields;
    }

    /// <summary>The fields as the form's body.</summary>
    public HttpContent BodyOf(IHtmlFormElement form, IReadOnlyList<(string Name, string Value)> fields)
    {
        if (form.Enctype != "multipart/form-data")
        {
            return Body.Form([.. fields]);
        }

        // A file field that was left alone is sent too, empty.
        var field = File?.Field ?? form.Elements.OfType<IHtmlInputElement>().FirstOrDefault(input => input.Type == "file")?.Name ?? "file";
        return Body.WithFile(field, File?.Content ?? [], File is null ? "application/octet-stream" : "image/png", [.. fields]);
    }

    private IHtmlButtonElement? Pressed(IHtmlFormElement form) => form.Elements.OfType<IHtmlButtonElement>()
        .FirstOrDefault(button => button.Type == "submit" && (Button is null || button.Value == Button));
}

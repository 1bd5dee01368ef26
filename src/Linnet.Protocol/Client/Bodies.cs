using System.Net.Http.Headers;
using System.Text.Json;
using Linnet.Protocol.Json;

namespace Linnet.Protocol.Client;

/// <summary>An image to send.</summary>
/// <param name="Content">The file.</param>
/// <param name="ContentType">What it says it is, for instance <c>image/png</c>; the server looks for itself.</param>
/// <param name="FileName">Its name.</param>
public sealed record ImageFile(ReadOnlyMemory<byte> Content, string ContentType, string FileName);

/// <summary>Makes the bodies of requests.</summary>
internal static class Bodies
{
    /// <summary>As JSON, or as a form of several parts where a file goes with it.</summary>
    public static HttpContent Of<T>(T request, string fileField = "", ImageFile? file = null)
    {
        var typeInfo = LinnetJson.RequestOptions.GetTypeInfo(typeof(T));
        if (file is null)
        {
            var json = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, typeInfo));
            json.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return json;
        }

        var form = new MultipartFormDataContent();
        AddFields(form, "", JsonSerializer.SerializeToElement(request, typeInfo));
        var image = new ReadOnlyMemoryContent(file.Content);
        image.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var type)
            ? type
            : new MediaTypeHeaderValue("application/octet-stream");
        form.Add(image, Quoted(fileField), Quoted(file.FileName));
        return form;
    }

    /// <summary>Adds <c>a</c>, <c>a[b]</c> for what is inside an object and <c>a[]</c> for each item of a list.</summary>
    private static void AddFields(MultipartFormDataContent form, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    AddFields(form, name.Length == 0 ? property.Name : $"{name}[{property.Name}]", property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    AddFields(form, $"{name}[]", item);
                }

                break;
            default:
                var text = value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
                form.Add(new StringContent(text), Quoted(name));
                break;
        }
    }

    /// <summary>Brackets are no token of a header; a quote or a line break would end the value.</summary>
    private static string Quoted(string value) =>
        $"\"{new string([.. value.Where(c => c is not '"' and not '\\' && !char.IsControl(c))])}\"";
}

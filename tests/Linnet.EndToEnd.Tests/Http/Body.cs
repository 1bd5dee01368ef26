using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Linnet.EndToEnd.Tests.Http;

/// <summary>Bodies of requests, good ones and bad ones.</summary>
internal static class Body
{
    /// <summary>An object's JSON; its properties' names as they stand.</summary>
    public static HttpContent Json(object value) => RawJson(JsonSerializer.Serialize(value));

    /// <summary>Text that is sent as JSON, whatever it is.</summary>
    public static HttpContent RawJson(string text) => Bytes(Encoding.UTF8.GetBytes(text), "application/json");

    public static HttpContent Bytes(byte[] content, string? contentType)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return body;
    }

    /// <summary>A form, its values escaped.</summary>
    public static HttpContent Form(params (string Name, string Value)[] fields) =>
        new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    /// <summary>Text that is sent as a form, whatever it is.</summary>
    public static HttpContent RawForm(string text) =>
        Bytes(Encoding.UTF8.GetBytes(text), "application/x-www-form-urlencoded");

    /// <summary>A form of several parts with one file.</summary>
    public static HttpContent WithFile(
        string field, byte[] file, string contentType = "image/png", params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(Bytes(file, contentType), field, "file.png");
        return form;
    }
}

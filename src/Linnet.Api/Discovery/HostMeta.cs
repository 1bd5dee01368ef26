using System.Text;
using System.Xml.Linq;
using Linnet.Api.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;

namespace Linnet.Api.Discovery;

/// <summary>Tells where WebFinger is (RFC 6415).</summary>
internal static class HostMeta
{
    internal const string XmlType = "application/xrd+xml";
    internal const string JsonType = "application/json";

    private static readonly XNamespace Xrd = "http://docs.oasis-open.org/ns/xri/xrd-1.0";

    /// <summary>XML, unless JSON is asked for.</summary>
    public static IResult Answer(ApiUrls urls, StringValues accept) =>
        accept.ToString().Contains(JsonType, StringComparison.OrdinalIgnoreCase) ? AnswerJson(urls) : AnswerXml(urls);

    /// <summary>JSON.</summary>
    public static IResult AnswerJson(ApiUrls urls) =>
        new ResourceDescriptor([new("lrdd") { Template = Template(urls) }]).As(JsonType);

    private static ContentHttpResult AnswerXml(ApiUrls urls)
    {
        var link = new XElement(Xrd + "Link", new XAttribute("rel", "lrdd"), new XAttribute("template", Template(urls)));
        var document = new XElement(Xrd + "XRD", link);
        return TypedResults.Text($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{document}\n", XmlType, Encoding.UTF8);
    }

    private static string Template(ApiUrls urls) => $"{urls.Base}/.well-known/webfinger?resource={{uri}}";
}

using Linnet.Api.Http;
using Linnet.Protocol.Search;

namespace Linnet.Api.Hashtags;

/// <summary>Puts tags into the API's words.</summary>
internal static class TagMapper
{
    /// <summary>A tag. Its use by day is not counted, hence no history.</summary>
    /// <param name="name">The tag, normalised.</param>
    /// <param name="urls">Makes addresses.</param>
    /// <param name="isSignedIn">Whether somebody looks who could follow tags elsewhere, and follows none here.</param>
    public static Tag Of(string name, ApiUrls urls, bool isSignedIn)
    {
        bool? flag = isSignedIn ? false : null;
        return new() { Id = name, Name = name, Url = urls.Tag(name), Following = flag, Featuring = flag };
    }
}

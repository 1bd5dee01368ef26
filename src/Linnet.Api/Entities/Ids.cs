using System.Globalization;

namespace Linnet.Api.Entities;

/// <summary>Writes ids as the API has them: decimal texts.</summary>
internal static class Ids
{
    public static string ToApi(this long id) => id.ToString(CultureInfo.InvariantCulture);
}

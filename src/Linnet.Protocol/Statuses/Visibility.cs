using System.Text.Json.Serialization;

namespace Linnet.Protocol.Statuses;

/// <summary>Who sees a status.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Visibility>))]
public enum Visibility
{
    /// <summary>Everybody, and it is in the public timelines.</summary>
    [JsonStringEnumMemberName("public")]
    Public,

    /// <summary>Everybody, but it is in no public timeline.</summary>
    [JsonStringEnumMemberName("unlisted")]
    Unlisted,

    /// <summary>The author's followers and who is mentioned.</summary>
    [JsonStringEnumMemberName("private")]
    Private,

    /// <summary>Who is mentioned.</summary>
    [JsonStringEnumMemberName("direct")]
    Direct,
}

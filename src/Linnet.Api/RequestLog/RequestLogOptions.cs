using System.ComponentModel.DataAnnotations;

namespace Linnet.Api.RequestLog;

/// <summary>Settings of the request log; section <c>RequestLog</c>.</summary>
public sealed class RequestLogOptions
{
    /// <summary>False: no call is noted; default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The folder that the log is kept in while the server runs; default <c>log</c>. The server takes a relative path from the
    /// data folder.
    /// </summary>
    [Required]
    public string Folder { get; set; } = "log";

    /// <summary>Most that the log takes on the disk, in MiB, 1 to 1,048,576; default 2,048. Later calls are only counted.</summary>
    [Range(1, 1_048_576)]
    public int MegabytesMax { get; set; } = 2048;
}

using System.ComponentModel.DataAnnotations;
using System.Text;
using Linnet.Server.Control;

namespace Linnet.Server.Settings;

/// <summary>The databases that Linnet can keep its data in.</summary>
public enum StorageKind
{
    /// <summary>The embedded database in the data folder.</summary>
    Sqlite,
}

/// <summary>Settings of where the data is.</summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>The folder used when none is named.</summary>
    public const string FolderDefault = "data";

    /// <summary>Which database; default <c>Sqlite</c>.</summary>
    public StorageKind Kind { get; set; } = StorageKind.Sqlite;

    /// <summary>
    /// The data folder; default <c>data</c> in the current folder. The same as <c>--data</c>. It cannot be set in the settings file,
    /// which lies in it.
    /// </summary>
    [Required]
    public string Folder { get; set; } = FolderDefault;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var bytes = Encoding.UTF8.GetByteCount(Path.GetFullPath(Folder));
        if (bytes > ControlSocket.FolderBytesMax)
        {
            yield return new(
                $"the data folder's full path has {bytes} bytes, but must have at most {ControlSocket.FolderBytesMax}, so that "
                + "commands can reach the server by a socket in it");
        }
    }
}

namespace Linnet.Web.Settings;

/// <summary>The forms of the settings: their <c>form</c> field, and the parts of the page that they stand in.</summary>
internal static class SettingsForm
{
    public const string Profile = "profile";
    public const string Picture = "picture";
    public const string Password = "password";
    public const string Sessions = "sessions";
    public const string Delete = "delete";
}

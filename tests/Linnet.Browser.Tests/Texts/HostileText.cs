namespace Linnet.Browser.Tests.Texts;

/// <summary>Texts that try to be more than text, or to break what stands around them.</summary>
internal static class HostileText
{
    /// <summary>What a script that ran would leave behind: <c>window.ran</c>.</summary>
    public const string HasRun = "() => window.ran === undefined ? null : String(window.ran)";

    /// <summary>Each with a name that tests show; none longer than an account's name may be.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["a script"] = "<script>window.ran = 1</script>",
        ["a closed script"] = "</title></textarea><script>window.ran=2</script>",
        ["an image that fails"] = "<img src=x onerror=window.ran=3>",
        ["an attribute"] = "\" autofocus onfocus=\"window.ran=4\" x=\"",
        ["an attribute in single quotes"] = "' onclick='window.ran=5' x='",
        ["a script's address"] = "javascript:window.ran=6 http://a.b/\"onclick=x()",
        ["entities"] = "&lt;script&gt;window.ran=7&lt;/script&gt; &#60;",
        ["a comment and a style"] = "<!-- --><style>*{display:none}</style><!--",
        ["a text from right to left"] = "\u202Egnp.exe\u202C and \u2067more\u2069 שלום العربية",
        ["an override that never ends"] = "\u202E\u2066\u202Dnever closed",
        ["zero-width marks"] = "a\u200Bb\u200Cc\u200Dd\uFEFFe\u2060f",
        ["a very long word"] = new string('W', 45),
        ["emoji"] = "👨‍👩‍👧‍👦🏳️‍🌈👋🏽🇩🇪🧑🏿‍🚀",
        ["combining marks"] = "Z" + string.Concat(Enumerable.Repeat("\u0300\u0316\u0338", 5)) + "algo",
    };
}

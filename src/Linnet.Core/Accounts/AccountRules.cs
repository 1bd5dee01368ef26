using System.Globalization;
using System.Text;

namespace Linnet.Core.Accounts;

/// <summary>What an alias, a name, a password and the like may be.</summary>
public static class AccountRules
{
    /// <summary>True when <paramref name="text"/> could be an alias.</summary>
    public static bool IsAlias(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Limits.AliasChars)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An alias, or what is wrong with it.</summary>
    public static Result<string> Alias(string? alias) => IsAlias(alias)
        ? alias!
        : Refusal.Invalid("alias", $"must be 1 to {Limits.AliasChars} letters (a to z), digits or underscores");

    /// <summary>A first name, or what is wrong with it.</summary>
    public static Result<string> FirstName(string? name) =>
        Line("first_name", name, 1, Limits.NameGraphemes);

    /// <summary>A last name, or what is wrong with it. It may be empty.</summary>
    public static Result<string> LastName(string? name) =>
        Line("last_name", name, 0, Limits.NameGraphemes);

    /// <summary>A text about oneself, or what is wrong with it. It may be empty and have several lines.</summary>
    public static Result<string> Note(string? note) =>
        Text("note", note?.ReplaceLineEndings("\n"), 0, Limits.NoteGraphemes, lines: true);

    /// <summary>A password, or what is wrong with it. It is taken as it is.</summary>
    public static Result<string> Password(string? password) => password switch
    {
        null or { Length: < Limits.PasswordCharsMin or > Limits.PasswordCharsMax } => Refusal.Invalid(
            "password", $"must be {Limits.PasswordCharsMin} to {Limits.PasswordCharsMax} characters"),
        _ => password,
    };

    /// <summary>An e-mail address, or what is wrong with it. Only its outline is checked.</summary>
    public static Result<string> Email(string email)
    {
        var trimmed = email.Trim();
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        var plausible = at > 0 && at == trimmed.LastIndexOf('@') && at < trimmed.Length - 1
            && trimmed.Length <= Limits.EmailChars && !trimmed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
        return plausible
            ? trimmed
            : Refusal.Invalid("email", $"must look like name@example.org and have at most {Limits.EmailChars} characters");
    }

    /// <summary>Splits a name as a whole at its last space: what is before is the first name.</summary>
    public static (string FirstName, string LastName) SplitDisplayName(string displayName)
    {
        var trimmed = displayName.Trim();
        var space = trimmed.LastIndexOf(' ');
        return space < 0 ? (trimmed, "") : (trimmed[..space].TrimEnd(), trimmed[(space + 1)..]);
    }

    private static Result<string> Line(string field, string? text, int least, int most) =>
        Text(field, text, least, most, lines: false);

    private static Result<string> Text(string field, string? text, int least, int most, bool lines)
    {
        var trimmed = (text ?? "").Trim();
        var range = $"must be {(least > 0 ? $"{least} to" : "at most")} {most} characters";
        if (trimmed.Length > most * 8 || trimmed.Length < least)
        {
            // Eight code units a grapheme suffice for every script; more is decoration without end.
            return Refusal.Invalid(field, range);
        }

        foreach (var rune in trimmed.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || (Rune.IsControl(rune) && !(lines && rune.Value == '\n')))
            {
                return Refusal.Invalid(field, "must not hold control characters or broken text");
            }
        }

        return new StringInfo(trimmed).LengthInTextElements > most ? Refusal.Invalid(field, range) : trimmed;
    }
}

using Linnet.Core.Media;

namespace Linnet.Core.Seeding.Demo;

/// <summary>Somebody of the demo; all of them are made up.</summary>
/// <param name="Alias">The alias.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Note">About themselves.</param>
/// <param name="Follows">Aliases of those whom they follow, separated by spaces.</param>
/// <param name="Avatar">Their picture.</param>
internal sealed record DemoPerson(string Alias, string FirstName, string LastName, string Note, string Follows, BirdPicture Avatar);

/// <summary>A small town by the water, where most know one another.</summary>
internal static class DemoPeople
{
    /// <summary>Whom to sign in as to see a full feed.</summary>
    public const string Reader = "mara";

    /// <summary>Who may do what operators do.</summary>
    public const string Operator = "olive";

    /// <summary>Everybody, in the order in which they signed up.</summary>
    public static readonly DemoPerson[] All =
    [
        new(
            Operator,
            "Olive",
            "Brandner",
            "I keep this place running. Tell me when something creaks.",
            "mara teo bo suri yuna emil",
            new() { Sky = 0xDDE5B6, Feathers = 0x6B705C, Breast = 0xE9C46A, Wing = 0x4A4E3F, Sun = 0xF4A261 }),
        new(
            Reader,
            "Mara",
            "Lindwall",
            "Counts birds before breakfast and teaches fractions after it. #birds",
            "olive teo junia ines bo suri kit yuna",
            new() { Sky = 0xCFE3F5, Feathers = 0x3D5A80, Breast = 0xEE6C4D, Wing = 0x293F5C, Hill = 0x98C1A0 }),
        new(
            "teo",
            "Teo",
            "Marchesin",
            "Up at three so that you have rolls at seven. #bread",
            "mara noor junia bo emil",
            new() { Sky = 0xFAEDCD, Feathers = 0xB5651D, Breast = 0xFEF3DC, Wing = 0x7F4A14, HasCrest = true }),
        new(
            "junia",
            "Junia",
            "Okafor-Bell",
            "Allotment 14, behind the railway. Will trade courgettes for almost anything.",
            "teo noor mara pavel suri",
            new() { Sky = 0xE9F5DB, Feathers = 0x52796F, Breast = 0xCAD593, Wing = 0x354F52, Hill = 0x84A98C, FacesLeft = true }),
        new(
            "pavel",
            "Pavel",
            "Zimák",
            "Bicycles, mended while you wait. If you wait long enough.",
            "junia ines mara kit bo",
            new() { Sky = 0xE0E1DD, Feathers = 0x415A77, Breast = 0x778DA9, Wing = 0x1B263B, Beak = 0xE36414 }),
        new(
            "suri",
            "Suri",
            "Anandam",
            "Librarian. Yes, you may eat in the reading room on Saturdays. #books",
            "mara yuna kit ines olive noor",
            new() { Sky = 0xF3E9F7, Feathers = 0x7B2CBF, Breast = 0xE0AAFF, Wing = 0x4A1A78, HasCrest = true, FacesLeft = true }),
        new(
            "ines",
            "Inês",
            "Carvalhais",
            "I photograph trains, and the people who miss them. #photo",
            "pavel mara bo yuna emil",
            new() { Sky = 0xFFE5D9, Feathers = 0x9D0208, Breast = 0xFFBA08, Wing = 0x5A0105, Sun = 0xF48C06 }),
        new(
            "bo",
            "Bo",
            "Whitlowe",
            "Forty years on the ferry. Now I watch it from the bench.",
            "mara teo ines",
            new() { Sky = 0xBEE3EE, Feathers = 0xF1FAEE, Breast = 0xFFFFFF, Wing = 0x8D99AE, Beak = 0xF4A000, Hill = 0x457B9D }),
        new(
            "noor",
            "Noor",
            "Haddadin",
            "Soup on weekdays, something slower on Sundays. #cooking",
            "teo junia suri yuna",
            new() { Sky = 0xFDF0D5, Feathers = 0x780000, Breast = 0xC1121F, Wing = 0x4D0000, Hill = 0xE5C687 }),
        new(
            "kit",
            "Kit",
            "Ferrow",
            "Chess in the park, Thursdays. The cat usually wins.",
            "suri pavel mara emil",
            new() { Sky = 0xE2E2E2, Feathers = 0x2B2D42, Breast = 0xEDF2F4, Wing = 0x14152A, Beak = 0xEF233C, FacesLeft = true }),
        new(
            "yuna",
            "Yuna",
            "Sakabe",
            "Night shifts and knitting. Awake when you are not.",
            "mara noor suri ines olive emil",
            new() { Sky = 0x22223B, Feathers = 0x9A8C98, Breast = 0xF2E9E4, Wing = 0x6D6875, Sun = 0xF2E9E4 }),
        new(
            "emil",
            "Emil",
            "Strandvik",
            "Tunes pianos. Sings bass, a little under the note. #music",
            "teo kit yuna olive ines",
            new() { Sky = 0xD8F3DC, Feathers = 0x2D6A4F, Breast = 0xB7E4C7, Wing = 0x1B4332, HasCrest = true, Hill = 0x74C69D }),
    ];
}

using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>Texts, each with a query beside it.</summary>
public static class SearchTexts
{
    /// <summary>The query finds the text.</summary>
    public static TheoryData<string, string> Found => new()
    {
        // Case, accents, ligatures and the several ways to encode them.
        { "Café au lait", "CAFE" },
        { "cafe", "Café" },
        { "Cafe\u0301", "café" },
        { "Straße", "STRASSE" },
        { "STRASSE", "straße" },
        { "GROẞ", "gross" },
        { "Łódź Ærø Þingvellir", "lodz aero thingvellir" },
        { "oﬃce ﬁre", "office fire" },
        { "Ｗｉｄｅ　１２３", "wide 123" },
        { "Việt Nam", "viet" },
        { "ΟΔΟΣ", "οδος" },
        { "Ёлка", "елка" },
        { "ПРИВЕТ", "привет" },
        { "don't", "don't" },
        { "rock'n'roll", "\"rock n roll\"" },

        // The four i of Turkish.
        { "İstanbul", "istanbul" },
        { "ISPARTA", "ısparta" },
        { "ısparta", "isparta" },
        { "DİYARBAKIR", "diyarbakır" },

        // No spaces between words: parts of two characters, of one, of many, at either end.
        { "我昨天去了東京都廳", "東京" },
        { "我昨天去了東京都廳", "都廳" },
        { "我昨天去了東京都廳", "我昨" },
        { "我昨天去了東京都廳", "昨天去了東京" },
        { "我昨天去了東京都廳", "廳" },
        { "我昨天去了東京都廳", "去" },
        { "猫が好き", "猫" },
        { "犬と猫", "猫" },
        { "コーヒーを飲みます", "コーヒー" },
        { "コーヒーを飲みます", "ｺｰﾋｰ" },
        { "東京2020大会", "2020大会" },
        { "東京2020大会", "京2020" },
        { "iPhoneを買った", "iphone" },
        { "iPhoneを買った", "iphoneを" },
        { "𠮷野家", "𠮷野" },
        { "학교에서 공부", "학교" },
        { "학교에서 공부", "교에서" },
        { "ภาษาไทยง่ายมาก", "ไทย" },
        { "ภาษาไทยง่ายมาก", "ง่าย" },
        { "မြန်မာစာ", "မာ" },
        { "ភាសាខ្មែរ", "ខ្មែរ" },

        // Written from the right, with and without vowel points.
        { "السلام عليكم", "السلام" },
        { "مُحَمَّد", "محمد" },
        { "محمد", "مُحَمَّد" },
        { "أحمد", "احمد" },
        { "ســلام", "سلام" },
        { "سال ۱۴۰۳", "1403" },
        { "می‌خواهم", "می‌خواهم" },
        { "שָׁלוֹם עולם", "שלום" },
        { "हिन्दी में", "हिन्दी" },

        // Emoji, one by one.
        { "good 🦆 morning", "🦆" },
        { "quack🦆quack", "🦆 quack" },
        { "I ❤️ ducks", "❤" },
        { "I ❤ ducks", "❤️" },
        { "👍🏽", "👍" },
        { "👍", "👍🏿" },
        { "👩‍👩‍👧 at the sea", "👩‍👩‍👧" },
        { "to 🇩🇪🇫🇷", "🇫🇷" },
        { "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴󠁧󠁢󠁳󠁣󠁴󠁿" },
        { "🦆🐥", "🐥 🦆 -🐢" },
        { "a ☂ b", "☂*" },

        // Beginnings, tags, mentions and addresses.
        { "windmill", "wi*" },
        { "windmill", "windmil*" },
        { "Élodie", "el*" },
        { "привет", "пр*" },
        { "#Windmühle", "windmuhle" },
        { "hi @daisy_duck!", "@daisy_duck" },
        { "see https://linnet.example/about", "linnet.example" },
        { "C++ and c#", "c" },
        { "AND OR NOT NEAR", "NOT AND near" },
        { "a:b", "a:b" },
    };

    /// <summary>The query does not find the text.</summary>
    public static TheoryData<string, string> NotFound => new()
    {
        { "windmill", "wind" },
        { "windmill", "mill*" },
        { "windmill", "windmills" },
        { "東京", "京都" },
        { "東 京", "東京" },
        { "東京都", "\"東京 都\"" },
        { "か", "が" },
        { "ง่าย", "งาย" },
        { "👩‍👩‍👧", "👩" },
        { "🇩🇪🇫🇷", "🇪🇫" },
        { "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿" },
        { "🦆", "🐥" },
        { "NOTHING", "NOT" },
        { "ab", "\"a b\"" },
    };
}

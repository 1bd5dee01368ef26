namespace Linnet.Core.Seeding;

/// <summary>What seeded people are called and write; in the texts, the first words are the most common.</summary>
internal static class SeedWords
{
    public static readonly string[] FirstNames =
    [
        "Ada", "Agnes", "Aino", "Alba", "Amir", "Anton", "Asha", "Astrid", "Bela", "Bruno", "Carla", "Chidi", "Clara", "Dara",
        "Diego", "Edda", "Elif", "Emil", "Esther", "Farah", "Felix", "Fiona", "Gaia", "Goran", "Hana", "Henrik", "Ida", "Igor",
        "Ines", "Ivo", "Jamal", "Jana", "Jonas", "Juno", "Kaito", "Katja", "Kofi", "Lara", "Leif", "Lena", "Linh", "Lorenzo",
        "Maja", "Malik", "Marta", "Mina", "Mio", "Nadia", "Nils", "Noor", "Odile", "Olga", "Omar", "Oskar", "Paola", "Petra",
        "Pia", "Quinn", "Rana", "Ravi", "Remy", "Rosa", "Runa", "Samir", "Sanna", "Selma", "Sofia", "Sven", "Tadeo", "Tara",
        "Thea", "Tomas", "Uma", "Ursula", "Vera", "Viktor", "Wanda", "Wim", "Xenia", "Yara", "Yusuf", "Zita", "Zoran", "Zuri",
    ];

    public static readonly string[] LastNames =
    [
        "Abebe", "Alder", "Amato", "Baker", "Bauer", "Birch", "Bishara", "Brook", "Castro", "Chen", "Cole", "Dahl", "Diaz",
        "Doyle", "Eklund", "Farkas", "Ferro", "Field", "Fontaine", "Garcia", "Ghosh", "Green", "Haas", "Hansen", "Hart", "Heath",
        "Ito", "Ivanova", "Jansen", "Kaya", "Keller", "Kim", "Kowalski", "Lake", "Larsen", "Lopez", "Marsh", "Mbeki", "Meyer",
        "Moreau", "Nagy", "Nakamura", "Novak", "Nyman", "Okafor", "Olsen", "Park", "Petrov", "Quist", "Rahman", "Reed", "Ricci",
        "Rivers", "Romero", "Saito", "Santos", "Schmid", "Silva", "Singh", "Stone", "Suzuki", "Tamm", "Torres", "Tran", "Urban",
        "Vargas", "Vidal", "Vogel", "Wang", "Weber", "West", "Winter", "Wood", "Yilmaz", "Young", "Zeman", "Zhou", "Zuidema",
    ];

    public static readonly string[] Tags =
    [
        "photo", "music", "birds", "coffee", "cats", "garden", "books", "monday", "travel", "cooking", "cycling", "art", "rain",
        "weekend", "football", "news", "science", "hiking", "dogs", "sunset", "film", "bread", "sea", "gamedev", "history",
        "knitting", "linux", "maps", "moon", "mushrooms", "poetry", "radio", "recipes", "running", "snow", "space", "spring",
        "tea", "theatre", "trains", "trees", "tennis", "dotnet", "winter", "woodwork", "yoga", "architecture", "astronomy",
        "chess", "climbing", "comics", "dance", "design", "fishing", "flowers", "jazz", "museum", "opensource", "pottery",
        "sailing",
    ];

    public static readonly string[] Words =
    [
        "the", "a", "and", "to", "of", "in", "I", "is", "it", "for", "this", "on", "with", "my", "that", "at", "was", "so", "you",
        "we", "but", "have", "are", "not", "just", "from", "be", "all", "out", "today", "new", "one", "now", "up", "by", "more",
        "what", "when", "good", "day", "time", "still", "very", "like", "here", "has", "some", "after", "morning", "about", "how",
        "can", "first", "if", "they", "there", "again", "back", "only", "our", "or", "as", "an", "no", "old", "finally", "every",
        "little", "two", "than", "over", "next", "made", "home", "work", "last", "too", "really", "never", "night", "right",
        "went", "long", "found", "people", "week", "into", "before", "better", "year", "love", "best", "why", "where", "coffee",
        "rain", "sun", "light", "city", "street", "river", "garden", "window", "train", "book", "song", "friend", "dinner",
        "lunch", "bread", "soup", "tea", "walk", "run", "ride", "road", "bridge", "market", "station", "museum", "park", "tree",
        "bird", "cat", "dog", "sea", "hill", "mountain", "cloud", "wind", "snow", "storm", "summer", "winter", "spring", "autumn",
        "evening", "early", "late", "slow", "quick", "quiet", "loud", "bright", "dark", "warm", "cold", "fresh", "small", "large",
        "red", "green", "blue", "yellow", "white", "black", "wild", "gentle", "strange", "lovely", "funny", "tired", "happy",
        "sad", "hungry", "curious", "proud", "careful", "wonderful", "terrible", "café", "naïve", "piano", "guitar", "concert",
        "film", "play", "scene", "story", "letter", "word", "page", "note", "photo", "picture", "paint", "paper", "pencil",
        "wood", "stone", "iron", "glass", "water", "fire", "smoke", "salt", "sugar", "lemon", "apple", "pear", "plum", "honey",
        "butter", "cheese", "onion", "garlic", "pepper", "tomato", "potato", "mushroom", "recipe", "kitchen", "table", "chair",
        "door", "roof", "wall", "floor", "stairs", "bicycle", "boat", "ferry", "harbour", "island", "coast", "beach", "forest",
        "field", "meadow", "valley", "lake", "stream", "path", "map", "compass", "tent", "lantern", "candle", "clock", "radio",
        "signal", "engine", "wheel", "hammer", "needle", "thread", "wool", "scarf", "coat", "boots", "hat", "gloves", "umbrella",
        "linnet", "sparrow", "robin", "heron", "crow", "owl", "swallow", "fox", "hare", "deer", "bee", "moth", "spider", "frog",
        "server", "keyboard", "compiler", "patch", "release", "feature", "bug", "test", "proof", "graph", "number", "theory",
    ];
}

namespace Linnet.Benchmarks.Search;

/// <summary>50,000 words, drawn as often as words are in a language: the n-th in proportion to 1 / (n + 2.7) (Zipf and Mandelbrot).</summary>
internal sealed class Vocabulary
{
    /// <summary>How many of the first words count as the commonest.</summary>
    public const int CommonWords = 20;

    private const int Words = 50_000;
    private const double Offset = 2.7;
    private const string Consonants = "bcdfghjklmnprstvwz";
    private const string Vowels = "aeiou";
    private const string Ends = "nstrlm";

    private static readonly string[] Common =
    [
        "the", "and", "to", "of", "in", "is", "it", "for", "this", "on", "with", "my", "that", "at", "was", "so", "you", "we", "but", "have",
    ];

    private readonly string[] _words;
    private readonly double[] _cumulated = new double[Words];

    /// <summary>The same words for the same seed.</summary>
    public Vocabulary(int seed)
    {
        var random = new Random(seed);
        var words = new HashSet<string>(Common);
        while (words.Count < Words)
        {
            words.Add(Make(random, words.Count));
        }

        _words = [.. words];
        var sum = 0.0;
        for (var i = 0; i < Words; i++)
        {
            _cumulated[i] = sum += 1 / (i + Offset);
        }
    }

    /// <summary>A word, the commoner the likelier.</summary>
    public string Draw(Random random)
    {
        var at = Array.BinarySearch(_cumulated, random.NextDouble() * _cumulated[^1]);
        return _words[Math.Min(at < 0 ? ~at : at, Words - 1)];
    }

    /// <summary>One of the commonest, each as likely.</summary>
    public string DrawCommon(Random random) => _words[random.Next(CommonWords)];

    /// <summary>A word, the commoner the likelier, that is none of the commonest.</summary>
    public string DrawOther(Random random)
    {
        while (true)
        {
            var word = Draw(random);
            if (Array.IndexOf(_words, word, 0, CommonWords) < 0)
            {
                return word;
            }
        }
    }

    /// <summary>Syllables; rarer words have more of them.</summary>
    private static string Make(Random random, int rank)
    {
        var syllables = random.Next(1, rank < 2000 ? 3 : 5);
        var pairs = Enumerable.Range(0, syllables).SelectMany(_ => new[] { Pick(Consonants), Pick(Vowels) });
        return string.Concat(pairs) + (random.Next(3) == 0 ? "" : Pick(Ends));

        char Pick(string letters) => letters[random.Next(letters.Length)];
    }
}

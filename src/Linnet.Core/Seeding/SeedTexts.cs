using System.Text;
using Linnet.Core.Statuses;

namespace Linnet.Core.Seeding;

/// <summary>Writes the texts of seeded statuses: common words often, now and then a tag, a mention or an address.</summary>
internal static class SeedTexts
{
    private const int MentionPercent = 15;
    private const int TagPercent = 25;
    private const int SecondTagPercent = 30;
    private const int UrlPercent = 10;
    private const double WordSkew = 0.8;
    private const int WordsMin = 3;
    private const int WordsMax = 45;
    private const double WordsMean = 12;
    private const int SentenceWords = 9;

    /// <summary>True for the statuses that mention somebody.</summary>
    public static bool WantsMention(ref SeedRandom random) => random.Happens(MentionPercent);

    /// <summary>What one status says; its mention and tags are those that the text holds.</summary>
    /// <param name="random">The status' numbers.</param>
    /// <param name="mention">Whom it mentions; null: nobody.</param>
    public static StatusContent Make(ref SeedRandom random, Mention? mention)
    {
        var text = new StringBuilder();
        if (mention is not null)
        {
            text.Append('@').Append(mention.Alias).Append(' ');
        }

        AppendSentences(text, ref random);
        if (random.Happens(UrlPercent))
        {
            text.Append(" https://example.org/").Append(PickWord(ref random, 0.3)).Append('/').Append(random.Below(10_000));
        }

        var tags = PickTags(ref random);
        foreach (var tag in tags)
        {
            text.Append(" #").Append(tag);
        }

        return new StatusContent
        {
            Text = text.ToString(),
            Language = "en",
            Mentions = mention is null ? [] : [mention],
            Tags = [.. tags],
        };
    }

    private static void AppendSentences(StringBuilder text, ref SeedRandom random)
    {
        var words = Math.Min(WordsMax, WordsMin + random.HeavyTailed(WordsMean - WordsMin));
        var left = 0;
        for (var i = 0; i < words; i++)
        {
            var word = PickWord(ref random, WordSkew);
            if (left == 0)
            {
                left = Math.Min(words - i, 2 + random.Below(SentenceWords));
                text.Append(i == 0 ? "" : " ").Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
            }
            else
            {
                text.Append(' ').Append(word);
            }

            left--;
            if (left == 0)
            {
                text.Append(random.Happens(12) ? '!' : random.Happens(12) ? '?' : '.');
            }
        }
    }

    private static string[] PickTags(ref SeedRandom random)
    {
        if (!random.Happens(TagPercent))
        {
            return [];
        }

        var first = random.Skewed(SeedWords.Tags.Length, WordSkew);
        return random.Happens(SecondTagPercent)
            ? [SeedWords.Tags[first], SeedWords.Tags[(first + 1 + random.Below(SeedWords.Tags.Length - 1)) % SeedWords.Tags.Length]]
            : [SeedWords.Tags[first]];
    }

    private static string PickWord(ref SeedRandom random, double skew) =>
        SeedWords.Words[random.Skewed(SeedWords.Words.Length, skew)];
}

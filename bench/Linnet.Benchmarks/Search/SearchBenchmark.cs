using System.Globalization;
using Linnet.Core.Accounts;
using Linnet.Core.Ids;
using Linnet.Core.Seeding;
using Linnet.Core.Statuses;
using Linnet.Protocol.Client;

namespace Linnet.Benchmarks.Search;

/// <summary>
/// Searches over HTTP among a million statuses whose words are as frequent as in a language, a tenth of them for the commonest
/// words; and how long a new status takes to be found.
/// </summary>
internal static class SearchBenchmark
{
    private const int Accounts = 50_000;
    private const int Statuses = 1_000_000;
    private const int StatusesPerBatch = 2_000;
    private const int Searches = 4_000;
    private const int Posts = 50;

    private static readonly DateTimeOffset From = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        await using var server = await BenchServer.StartAsync(ct);
        var words = new Vocabulary(1);
        var seeding = await SeedAsync(server, words, ct);
        var client = await server.SignInAsync(AccountId(0), ct);
        report.Text(
            $"{Statuses:N0} statuses of 4 to 20 words by {Accounts:N0} accounts, loaded and indexed in {seeding.TotalSeconds:0} s "
            + $"({Report.Number(Statuses / seeding.TotalSeconds)} a second). Each client sends its next search when it has the answer to the last; "
            + "the clients run in the server's process and share its cores.");

        Report.Progress("Warming up…");
        await SearchAsync(client, [.. Queries(words, seed: 2, Searches / 4)], ct);
        foreach (var clients in (int[])[1, 8])
        {
            Report.Progress($"{clients} clients…");
            var parts = Queries(words, seed: 3, Searches).Chunk(Searches / clients);
            var times = await Task.WhenAll(parts.Select(part => Task.Run(() => SearchAsync(client, part, ct), ct)));
            report.Table(
                $"Searches for a page of 20 statuses, {(clients == 1 ? "one client" : $"{clients} clients at once")}",
                ["asked for", "searches", "p50 ms", "p99 ms", "max ms"],
                Rows([.. times.SelectMany(part => part)]));
        }

        await ReportAccountsAsync(report, client, ct);
        await ReportFindingAsync(report, client, ct);
    }

    private static long AccountId(int ordinal) => IdGenerator.AtTime(new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero)) + ordinal;

    private static async Task<TimeSpan> SeedAsync(BenchServer server, Vocabulary words, CancellationToken ct)
    {
        Report.Progress($"Seeding {Accounts:N0} accounts…");
        var store = server.Get<ISeedStore>();
        foreach (var batch in Enumerable.Range(0, Accounts).Chunk(1000))
        {
            await store.AddAccountsAsync([.. batch.Select(AccountAt)], "none", ct);
        }

        Report.Progress($"Seeding {Statuses:N0} statuses…");
        var random = new Random(1);
        var start = TimeProvider.System.GetTimestamp();
        foreach (var batch in Enumerable.Range(0, Statuses).Chunk(StatusesPerBatch))
        {
            await store.AddStatusesAsync([.. batch.Select(ordinal => StatusAt(ordinal, words, random))], ct);
        }

        return TimeProvider.System.GetElapsedTime(start);
    }

    /// <summary>A fifth of the aliases begin with the same two letters.</summary>
    private static Account AccountAt(int ordinal) => new()
    {
        Id = AccountId(ordinal),
        Alias = string.Create(CultureInfo.InvariantCulture, $"{(ordinal % 5 == 0 ? "ma" : "bo")}{ordinal}"),
        FirstName = "Kim",
        LastName = "",
    };

    private static Status StatusAt(int ordinal, Vocabulary words, Random random)
    {
        string[] tags = random.Next(4) == 0 ? [words.DrawOther(random)] : [];
        var text = Enumerable.Range(0, random.Next(4, 21)).Select(_ => words.Draw(random)).Concat(tags.Select(tag => $"#{tag}"));
        return new()
        {
            Id = IdGenerator.AtTime(From + (ordinal * Between)),
            AccountId = AccountId(random.Next(Accounts)),
            Content = new() { Text = string.Join(' ', text), Tags = [.. tags] },
        };
    }

    private static IEnumerable<Query> Queries(Vocabulary words, int seed, int count)
    {
        var random = new Random(seed);
        string Other() => words.DrawOther(random);
        for (var i = 0; i < count; i++)
        {
            var half = IdGenerator.AtTime(From + (random.Next(Statuses) * Between)).ToString(CultureInfo.InvariantCulture);
            yield return (i % 20) switch
            {
                0 => new("a commonest word", words.DrawCommon(random)),
                1 => new("a commonest word and another", $"{words.DrawCommon(random)} {Other()}"),
                2 or 3 => new("a phrase of two words", $"\"{words.Draw(random)} {Other()}\""),
                4 or 5 => new("a beginning of 2 to 5 letters", Beginning(Other(), random)),
                6 => new("a tag", $"#{Other()}"),
                7 => new("a word, from an author", $"{Other()} from:ma{random.Next(Accounts / 5) * 5}"),
                8 => new("a word, before and after a day", $"{Other()} before:2025-03-01 after:2024-12-31"),
                9 or 10 => new("a word, from the middle on", Other(), half),
                11 => new("a word without another", $"{Other()} -{Other()}"),
                < 16 => new("two words", $"{Other()} {Other()}"),
                _ => new("one word", Other()),
            };
        }
    }

    private static string Beginning(string word, Random random) => $"{word[..Math.Min(word.Length, random.Next(2, 6))]}*";

    private static async Task<List<(string Kind, Times Times)>> SearchAsync(
        LinnetClient client, Query[] queries, CancellationToken ct)
    {
        var kinds = new Dictionary<string, Times>();
        foreach (var query in queries)
        {
            if (!kinds.TryGetValue(query.Kind, out var times))
            {
                kinds.Add(query.Kind, times = new());
            }

            var start = TimeProvider.System.GetTimestamp();
            _ = (await client.SearchAsync(query.Text, "statuses", new() { MaxId = query.MaxId }, ct)).Value;
            times.AddSince(start);
        }

        return [.. kinds.Select(pair => (pair.Key, pair.Value))];
    }

    private static IEnumerable<string[]> Rows(List<(string Kind, Times Times)> measured)
    {
        yield return Row("all", Times.Of(measured.Select(part => part.Times)));
        foreach (var kind in measured.GroupBy(part => part.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            yield return Row(kind.Key, Times.Of(kind.Select(part => part.Times)));
        }
    }

    private static string[] Row(string name, Times times) =>
    [
        name,
        Report.Number(times.Count),
        Report.Milliseconds(times.Percentile(0.5)),
        Report.Milliseconds(times.Percentile(0.99)),
        Report.Milliseconds(times.Max),
    ];

    private static async Task ReportAccountsAsync(Report report, LinnetClient client, CancellationToken ct)
    {
        var times = new Times();
        for (var i = 0; i < 200; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            _ = (await client.SearchAsync("ma", "accounts", default, ct)).Value;
            times.AddSince(start);
        }

        report.Table(
            $"Searches for accounts by two letters that {Accounts / 5:N0} of {Accounts:N0} begin with",
            ["asked for", "searches", "p50 ms", "p99 ms", "max ms"],
            [Row("the first 20", times)]);
    }

    private static async Task ReportFindingAsync(Report report, LinnetClient client, CancellationToken ct)
    {
        Report.Progress("Posting and finding…");
        var times = new Times();
        for (var i = 0; i < Posts; i++)
        {
            var word = string.Create(CultureInfo.InvariantCulture, $"linnet{i}");
            var start = TimeProvider.System.GetTimestamp();
            _ = (await client.PostStatusAsync(new() { Status = $"A {word} sings" }, null, ct)).Value;
            while ((await client.SearchAsync(word, "statuses", default, ct)).Value.Statuses.Count == 0)
            {
                await Task.Delay(5, ct);
            }

            times.AddSince(start);
        }

        report.Table("From the post's request until it is found", ["", "posts", "p50 ms", "p99 ms", "max ms"], [Row("", times)]);
    }

    private sealed record Query(string Kind, string Text, string? MaxId = null);
}

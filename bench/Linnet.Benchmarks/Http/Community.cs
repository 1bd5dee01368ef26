using Linnet.Sqlite;

namespace Linnet.Benchmarks.Http;

/// <summary>
/// A data folder with 50,000 accounts and 1,000,000 statuses, and tokens of some of the accounts. With the variable
/// <c>LINNET_BENCH_DATA</c> one is kept in that folder, and each run works on a copy of it.
/// </summary>
internal sealed class Community : IDisposable
{
    private readonly WorkFolder _work;

    private Community(WorkFolder work, string[] members)
    {
        _work = work;
        Aliases = [.. members.Select(line => line.Split(' ')[0])];
        Tokens = [.. members.Select(line => line.Split(' ')[1])];
    }

    /// <summary>The data folder.</summary>
    public string Folder => _work["data"];

    /// <summary>Lines <c>alias token</c>, for the loader.</summary>
    public string TokensFile => _work["tokens-used"];

    /// <summary>The accounts' aliases, in the order of their tokens.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The tokens.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>A place for a file of the benchmark.</summary>
    public string this[string name] => _work[name];

    /// <summary>Makes the community, or copies the one that is kept.</summary>
    /// <param name="people">How many tokens to give out, of accounts spread over the whole community.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<Community> PrepareAsync(int people, CancellationToken ct)
    {
        var work = new WorkFolder();
        try
        {
            var tokens = work["tokens"];
            if (Environment.GetEnvironmentVariable("LINNET_BENCH_DATA") is { } kept)
            {
                tokens = Path.Combine(kept, "tokens");
                await SeedAsync(Path.Combine(kept, "data"), tokens, ct);
                Copy(Path.Combine(kept, "data"), work["data"]);
            }
            else
            {
                await SeedAsync(work["data"], tokens, ct);
            }

            var lines = await File.ReadAllLinesAsync(tokens, ct);
            var used = lines.Where((_, index) => index % (lines.Length / people) == 0).Take(people).ToArray();
            var community = new Community(work, used);
            await File.WriteAllLinesAsync(community.TokensFile, used, ct);
            return community;
        }
        catch
        {
            work.Dispose();
            throw;
        }
    }

    /// <summary>Makes the account of the first token an operator, before or while a server runs.</summary>
    public Task MakeOperatorAsync(CancellationToken ct) => ServerProcess.RunLinnetAsync(
        ["account", "role", Aliases[0], "operator", "--data", Folder], ct);

    /// <summary>Removes the copy.</summary>
    public void Dispose() => _work.Dispose();

    private static async Task SeedAsync(string data, string tokens, CancellationToken ct)
    {
        // The tokens come last, and only when all else is there.
        if (!File.Exists(tokens))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(tokens)!);
            Report.Progress("Seeding 50,000 accounts and 1,000,000 statuses…");
            await ServerProcess.RunLinnetAsync(
                ["seed", "--data", data, "--accounts", "50000", "--statuses", "1000000", "--follows", "50", "--tokens", tokens], ct);
        }
    }

    /// <summary>Copies the databases, with what they may not have taken up from their logs yet.</summary>
    /// <exception cref="DataFolderInUseException">A server works on the folder.</exception>
    private static void Copy(string from, string to)
    {
        Report.Progress("Copying the community…");
        using var locked = DataFolder.At(from).Lock();
        Directory.CreateDirectory(to);
        foreach (var file in (IEnumerable<string>)[.. Directory.EnumerateFiles(from, "*.db"), .. Directory.EnumerateFiles(from, "*.db-wal")])
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}

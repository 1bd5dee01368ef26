namespace Linnet.Benchmarks.Http;

/// <summary>
/// A data folder with 50,000 accounts and 1,000,000 statuses, and tokens of some of the accounts. With the variable
/// <c>LINNET_BENCH_DATA</c> it is kept in that folder, and found there the next time.
/// </summary>
internal sealed class Community : IDisposable
{
    private readonly bool _kept;

    private Community(string root, bool kept, string[] tokens)
    {
        _kept = kept;
        Root = root;
        Tokens = tokens;
    }

    /// <summary>The data folder.</summary>
    public string Folder => Path.Combine(Root, "data");

    /// <summary>Lines <c>alias token</c>, for the loader.</summary>
    public string TokensFile => Path.Combine(Root, "tokens-used");

    /// <summary>Room for an answer that the baseline repeats.</summary>
    public string AnswerFile => Path.Combine(Root, "answer");

    /// <summary>The tokens.</summary>
    public IReadOnlyList<string> Tokens { get; }

    private string Root { get; }

    /// <summary>Makes the community where it is missing.</summary>
    /// <param name="people">How many tokens to give out, of accounts spread over the whole community.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<Community> PrepareAsync(int people, CancellationToken ct)
    {
        var kept = Environment.GetEnvironmentVariable("LINNET_BENCH_DATA");
        var root = kept ?? Directory.CreateTempSubdirectory("linnet-bench-").FullName;
        Directory.CreateDirectory(root);
        var all = Path.Combine(root, "tokens");
        if (!File.Exists(all))
        {
            Report.Progress("Seeding 50,000 accounts and 1,000,000 statuses…");
            await ServerProcess.RunLinnetAsync(
                ["seed", "--data", Path.Combine(root, "data"), "--accounts", "50000", "--statuses", "1000000", "--follows", "50", "--tokens", all],
                ct);
        }

        var lines = await File.ReadAllLinesAsync(all, ct);
        var used = lines.Where((_, index) => index % (lines.Length / people) == 0).Take(people).ToArray();
        await File.WriteAllLinesAsync(Path.Combine(root, "tokens-used"), used, ct);
        return new(root, kept is not null, [.. used.Select(line => line.Split(' ')[1])]);
    }

    /// <summary>Removes it, unless it is to be kept.</summary>
    public void Dispose()
    {
        if (!_kept)
        {
            Directory.Delete(Root, recursive: true);
        }
    }
}

namespace Linnet.Benchmarks.Http;

/// <summary>A data folder with one author and the author's followers, and tokens of all of them.</summary>
internal sealed class Following : IDisposable
{
    private readonly WorkFolder _work;

    private Following(WorkFolder work, string[] tokens) => (_work, Tokens) = (work, tokens);

    /// <summary>The data folder.</summary>
    public string Folder => _work["data"];

    /// <summary>Lines <c>alias token</c>, the author's first.</summary>
    public string TokensFile => _work["tokens"];

    /// <summary>The tokens, the author's first.</summary>
    public string[] Tokens { get; }

    /// <summary>Makes them.</summary>
    public static async Task<Following> PrepareAsync(int followers, CancellationToken ct)
    {
        var work = new WorkFolder();
        try
        {
            Report.Progress($"Seeding {followers:N0} followers…");
            await ServerProcess.RunLinnetAsync(
                ["seed", "--data", work["data"], "--followers", $"{followers}", "--tokens", work["tokens"]], ct);
            var lines = await File.ReadAllLinesAsync(work["tokens"], ct);
            return new(work, [.. lines.Select(line => line.Split(' ')[1])]);
        }
        catch
        {
            work.Dispose();
            throw;
        }
    }

    /// <summary>Removes them.</summary>
    public void Dispose() => _work.Dispose();
}
